import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { notify } from '#contracts/notify/contract.ts';
import { requireEngine } from './engines.ts';
import { claimInBrowser } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';
import type { GooglePush } from './notify-push/google-push.ts';
import { press, shownIn } from './notify-push/notifications.ts';
import { openPushBrowser } from './notify-push/push-browser.ts';

const device = 'Chrome, Linux, alvaro';
const slow = { timeout: 60_000 };
const googleIsHere = new URL('notify-push/google-is-here.ts', import.meta.url).href;

/**
 * The browser, its subscription, its connection, its decryption and its notifications are Chromium's own; only Google is
 * played by the test. Nobody can press a notification of a browser without a screen, so that press is an event in the worker.
 */
describe.skipIf(!requireEngine('chromium'))('a push message', () => {
  test('reaches the browser, is replaced by the end, is answered from its notification', async () => {
    await using browser = await openPushBrowser();
    const { context, google } = browser;
    await using nexus = await startNexus({
      NODE_OPTIONS: `--import ${googleIsHere}`,
      NEXUS_TEST_GOOGLE_PUSH: google.url,
      // Not what happens to containers of other tests.
      NEXUS_TOOLS: 'hub,notify',
    });
    await context.grantPermissions(['notifications'], { origin: nexus.url });
    const page = await context.newPage();
    await page.goto(nexus.url);
    await claimInBrowser(page, nexus.log());
    await tellAtOnce(page);

    await page.goto(`${nexus.url}/notify/channels`);
    await page.getByRole('button', { name: 'Notify this device' }).click();
    await page.getByText('This device gets messages').waitFor(slow);
    await page.getByRole('row', { name: device }).waitFor();

    const title = await seeItBeginAndEnd(page, google);
    await raise(page, {});
    await expect.poll(() => shownIn(page), slow).toMatchObject([{ title, renotify: true }]);
    await press(context, 'acknowledge');
    expect(await shownIn(page)).toEqual([]);
    expect(await ask(page, 'GET', 'alerts')).toMatchObject([
      { state: 'acknowledged', acknowledgement: { by: 'alvaro' } },
    ]);
    await unsubscribe(page, google);
  });
});

/** @returns what the notification said while it fired. */
async function seeItBeginAndEnd(page: Page, google: GooglePush): Promise<string> {
  await raise(page, {});
  await expect.poll(() => shownIn(page), slow).toHaveLength(1);
  const [firing] = await shownIn(page);
  expect(firing).toMatchObject({
    title: expect.stringContaining('Backups are late'),
    body: expect.stringContaining('New'),
    actions: ['acknowledge', 'snooze-1h'],
    renotify: true,
    path: expect.stringMatching(/^\/notify\?alert=[0-9a-f]{16}$/),
  });
  expect(google.requests[0]?.headers).toMatchObject({ urgency: 'high', ttl: '86400' });
  expect(google.requests[0]?.body.toString('latin1')).not.toContain('Backups');

  await raise(page, { endsAtMs: Date.now() - 1 });
  await expect.poll(() => shownIn(page), slow).toMatchObject([{ actions: [], renotify: false }]);
  expect((await shownIn(page))[0]?.title).not.toBe(firing?.title);
  return firing?.title ?? '';
}

/** First behind NEXUS' back, then as one should. */
async function unsubscribe(page: Page, google: GooglePush): Promise<void> {
  const row = page.getByRole('row', { name: device });
  google.forgetAll();
  await raise(page, { labels: { alertname: 'DiskFull', severity: 'warning' } });
  await row.getByText('This device has unsubscribed').waitFor(slow);
  await page.getByRole('button', { name: 'Stop notifying this device' }).click();
  await row.waitFor({ state: 'detached', ...slow });
  expect(await ask(page, 'GET', 'destinations')).toEqual([]);
}

/** In the page, so that it is asked as its person. */
async function ask(page: Page, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await page.evaluate(
    async (asked) => {
      const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked.body) };
      const answered = await fetch(`/api/notify/${asked.path}`, {
        method: asked.method,
        ...(asked.body && json),
      });
      const got: unknown = await answered.json();
      return { status: answered.status, ok: answered.ok, body: got };
    },
    { method, path, body },
  );
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function tellAtOnce(page: Page): Promise<void> {
  const { config, version } = notify.endpoints.routing.result.parse(await ask(page, 'GET', 'routing'));
  const route = { ...config.route, groupWaitMs: 0, groupIntervalMs: 1_000 };
  await ask(page, 'PUT', 'routing', { config: { ...config, route }, version });
}

async function raise(
  page: Page,
  changes: { endsAtMs?: number; labels?: Record<string, string> },
): Promise<void> {
  const labels = { alertname: 'BackupLate', severity: 'critical' };
  const annotations = { summary: 'Backups are late' };
  await ask(page, 'POST', 'alerts', { alerts: [{ labels, annotations, ...changes }] });
}
