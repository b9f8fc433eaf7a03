import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { accessibilityViolations } from './journey/accessibility.ts';
import { desktop, openBrowser, openPage, phone, screenshot, untilNetworkIsQuiet } from './journey/browser.ts';
import { claimInBrowser } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';
import { seedHistory } from './journey/seed-history.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');

describe.skipIf(!canBrowse)('the history of containers in a real browser', () => {
  const name = `nxhist-${randomBytes(4).toString('hex')}`;
  const sharer = `${name}-sharer`;
  const gone = { id: 'e'.repeat(64), name: `${name}-gone` };
  let id: string;
  let sharerId: string;
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    const run = ['run', '-d', '--label', 'nexus.test=nxhist'];
    const busy = 'while :; do i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done; sleep 1; done';
    id = await docker([...run, '--name', name, 'busybox', 'sh', '-c', busy]);
    sharerId = await docker([
      ...run,
      '--name',
      sharer,
      '--network',
      `container:${name}`,
      'busybox',
      'sleep',
      '900',
    ]);
    await untilNetworkIsQuiet();
  });
  afterAll(async () => {
    await browser?.close();
    await docker(['rm', '-f', name, sharer]);
  });

  async function startSeeded() {
    await using started = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'nexus-history-'));
    started.defer(() => rm(folder, { recursive: true, force: true }));
    await seedHistory(folder, [{ id, name }, { id: sharerId, name: sharer, sharesNetwork: true }, gone]);
    // A folder with data but without the key that belongs to it would be refused.
    const key = randomBytes(32).toString('base64');
    const nexus = started.use(await startNexus({ NEXUS_DATA_DIR: folder, NEXUS_SECRET_KEY: key }));
    const running = started.move();
    return { ...nexus, [Symbol.asyncDispose]: () => running.disposeAsync() };
  }

  async function openHistory(page: Page, url: string, container: string): Promise<Locator> {
    await page.goto(`${url}/containers/local/${container}?tab=history`);
    const tab = page.getByRole('tabpanel', { name: 'History' });
    await tab.getByText('What happened').waitFor();
    return tab;
  }

  test.for([
    ['desktop', desktop],
    ['phone', phone],
  ] as const)('charts, gaps, marks and the timeline, on a %s', async ([label, viewport]) => {
    await using nexus = await startSeeded();
    const { page, complaints } = await openPage(browser, viewport);
    await page.goto(nexus.url);
    await claimInBrowser(page, nexus.log());
    const tab = await openHistory(page, nexus.url, id);

    await tab.getByText(/CPU, of one core/).waitFor();
    await tab.locator('canvas').first().waitFor();
    await tab.getByText('Re-created: example.test/app:1.4 → example.test/app:1.5').last().waitFor();
    await tab.getByText('Killed: it ran out of memory').last().waitFor();
    await tab.getByText('ana: restart').waitFor();
    await screenshot(page, `history-${label}`);
    expect(await accessibilityViolations(page)).toEqual([]);

    await tab.getByRole('button', { name: '1 week' }).click();
    await tab.getByText('One value for each 30 min').waitFor();
    await tab.getByText('Created from example.test/app:1.4').scrollIntoViewIfNeeded();
    await screenshot(page, `history-timeline-${label}`);
    await expectFilter(page, tab);
    expect(await page.title()).not.toBe('1');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  async function expectFilter(page: Page, tab: Locator): Promise<void> {
    await tab.getByLabel('Show').click();
    await page.getByRole('option', { name: 'What people did' }).click();
    await tab.getByText('Created from example.test/app:1.4').waitFor({ state: 'detached' });
    await tab.getByText('ana: restart').waitFor();
  }

  test('dragging over a chart looks closer, and shows all again', async () => {
    await using nexus = await startSeeded();
    const { page } = await openPage(browser);
    await page.goto(nexus.url);
    await claimInBrowser(page, nexus.log());
    const tab = await openHistory(page, nexus.url, id);
    await tab.getByText('One value for each 5 min').waitFor();
    const plot = tab.locator('.u-over').first();
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 40, { steps: 5 });
    await page.mouse.up();
    await tab.getByText('One value for each 1 min').waitFor();
    await tab.getByRole('button', { name: 'Show all' }).first().click();
    await tab.getByText('One value for each 5 min').waitFor();
    await page.context().close();
  });

  test('says why there is no traffic, and keeps what is gone readable', async () => {
    await using nexus = await startSeeded();
    const { page } = await openPage(browser);
    await page.goto(nexus.url);
    await claimInBrowser(page, nexus.log());
    const tab = await openHistory(page, nexus.url, sharerId);
    await tab.getByText('It uses the network of another container').waitFor();
    await tab.getByText('It uses the network of another container').scrollIntoViewIfNeeded();
    await screenshot(page, 'history-shared-network');

    await page.goto(`${nexus.url}/containers/history`);
    await page.getByRole('row', { name: gone.name }).waitFor();
    await screenshot(page, 'history-all');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('row', { name: gone.name }).getByText(gone.name).click();
    await page.getByText('This container is gone.').waitFor();
    await page.locator('canvas').first().waitFor();
    await screenshot(page, 'history-gone');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('measures a real container, minute by minute', async () => {
    await using nexus = await startNexus({});
    const { page } = await openPage(browser);
    await page.goto(nexus.url);
    await claimInBrowser(page, nexus.log());
    const tab = await openHistory(page, nexus.url, id);
    await tab.getByRole('button', { name: '1 h', exact: true }).click();
    const spoken = tab.getByText(/^Mean: now .* highest [\d.,]+ %/).first();
    await spoken.waitFor({ state: 'attached', timeout: 240_000 });
    expect(await spoken.textContent()).toMatch(/highest [\d.,]*[1-9]/);
    await screenshot(page, 'history-measured');
    await page.context().close();
  }, 300_000);
});
