import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestReceiver } from '#tools/notify/channel-http/test-receiver.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { browserOfSuite, untilNetworkIsQuiet } from './journey/browser.ts';
import { addWebhook, answerAlert, silenceStack } from './journey/notify-journey.ts';
import { beginWalk } from './journey/walk.ts';
import { everyWay } from './journey/ways.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');
const slow = { timeout: 30_000 };

const Told = z.object({ status: z.string(), title: z.string(), text: z.string() });

describe.skipIf(!canBrowse)('an alert, from a container that fails to a person who answers', () => {
  const run = randomBytes(4).toString('hex');
  const browser = browserOfSuite();

  test.each(everyWay())(
    '%s',
    async (_, viewport, label, start) => {
      const container = `nxnotify-${run}-${label}`;
      await using sink = await openTestReceiver();
      await using nexus = await start();
      await using after = new AsyncDisposableStack();
      after.defer(() => remove(container));
      const walk = await beginWalk({ nexus, browser: browser(), viewport, label: `notify-${label}` });
      const { page, look } = walk;

      await page.goto(`${nexus.url}/notify`);
      await page.getByText('Nothing is wrong').waitFor(slow);
      await look('nothing');
      await addWebhook(walk, nexus.url, sink);

      await page.goto(`${nexus.url}/notify`);
      const named = ['run', '-d', '--name', container, '--label', 'nexus.test=journey-notify'];
      await docker([...named, 'busybox', 'sh', '-c', 'sleep 1; exit 3']);
      const row = page.getByRole('row', { name: `${container} stopped: exit code 3` });
      await row.waitFor(slow);
      await untilNetworkIsQuiet();
      await look('firing');
      const told = (status: string) =>
        sink.received
          .map(({ text }) => Told.parse(JSON.parse(text)))
          .find((body) => body.status === status && body.title.includes(container));
      await expect.poll(() => told('firing'), slow).toBeDefined();
      expect(told('firing')?.text).toContain('Seen: it ended with exit code 3');

      await answerAlert(walk, row, container);
      await docker(['rm', '-f', container]);
      await expect.poll(() => told('resolved'), { timeout: 60_000 }).toBeDefined();
      await page.goto(`${nexus.url}/notify/history`);
      await page.getByRole('row', { name: container }).waitFor(slow);
      await look('history');
      await page.goto(`${nexus.url}/notify/deliveries`);
      await page.getByRole('row', { name: container }).first().getByText('Sent').waitFor(slow);
      await look('deliveries');
      await silenceStack(walk, nexus.url);
      await walk.leave();
    },
    240_000,
  );

  async function remove(container: string): Promise<void> {
    await docker(['rm', '-f', container]).catch(() => undefined);
  }
});
