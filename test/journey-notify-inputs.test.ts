import { describe, expect, test } from 'vitest';
import { requireEngine } from './engines.ts';
import { desktop, browserOfSuite, phone } from './journey/browser.ts';
import { startNexus } from './journey/nexus-processes.ts';
import { addHeartbeat, addKuma, writeTemplate } from './journey/notify-inputs-journey.ts';
import { beginWalk } from './journey/walk.ts';

const slow = { timeout: 30_000 };
const kumaReports = (status: 0 | 1) =>
  JSON.stringify({
    heartbeat: { status, msg: status === 0 ? 'connect ECONNREFUSED' : '200 - OK' },
    monitor: { id: 7, name: 'Wiki', type: 'http', url: 'https://wiki.example' },
    msg: `[Wiki] [${status === 0 ? 'Down' : 'Up'}]`,
  });

describe.skipIf(!requireEngine('chromium'))('what others report, and the words it is told in', () => {
  const browser = browserOfSuite();

  test.each([
    ['at a desk', desktop, 'desktop'],
    ['on a phone', phone, 'phone'],
  ] as const)(
    '%s',
    async (_, viewport, label) => {
      await using nexus = await startNexus({
        NEXUS_DOCKER_HOST: 'unix:///var/run/nexus-test-has-no-docker.sock',
      });
      const walk = await beginWalk({ nexus, browser: browser(), viewport, label: `notify-inputs-${label}` });
      const { page, look } = walk;

      const address = await addKuma(walk, nexus.url);
      const report = async (status: 0 | 1) =>
        (await fetch(address, { method: 'POST', body: kumaReports(status) })).status;
      expect(await report(0)).toBe(200);
      await page.goto(`${nexus.url}/notify`);
      const alert = page.getByRole('row', { name: 'Wiki: connect ECONNREFUSED' });
      await alert.waitFor(slow);
      expect(await report(1)).toBe(200);
      await alert.waitFor({ state: 'detached', ...slow });

      const sign = await addHeartbeat(walk, nexus.url);
      expect((await fetch(`${sign}?status=fail`, { method: 'POST', body: 'disk full' })).status).toBe(200);
      await page.goto(`${nexus.url}/notify/inputs`);
      await page
        .getByRole('row', { name: 'Nightly backup' })
        .getByText('Failed', { exact: true })
        .waitFor(slow);
      await look('inputs');
      expect((await fetch(sign)).status).toBe(200);
      await page.reload();
      await page
        .getByRole('row', { name: 'Nightly backup' })
        .getByText('On time', { exact: true })
        .waitFor(slow);

      await writeTemplate(walk, nexus.url);
      await walk.leave();
    },
    180_000,
  );
});
