import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requireEngine } from './engines.ts';
import { openAmtool, type Amtool } from './notify/amtool.ts';
import { openNotify, type NotifyUnderTest } from './notify/notify-under-test.ts';
import { shapeOf } from './notify/shape-of.ts';

/** What amtool prints as JSON, as far as it matters here. */
const Alerts = z.array(
  z.object({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
    fingerprint: z.string(),
    generatorURL: z.string().optional(),
    receivers: z.array(z.object({ name: z.string() })),
    status: z.object({
      state: z.string(),
      silencedBy: z.array(z.string()),
      inhibitedBy: z.array(z.string()),
    }),
  }),
);
const Silences = z.array(
  z.object({
    id: z.string(),
    status: z.object({ state: z.string() }),
    comment: z.string(),
    createdBy: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    matchers: z.array(
      z.object({ name: z.string(), value: z.string(), isRegex: z.boolean(), isEqual: z.boolean() }),
    ),
  }),
);

describe.skipIf(!requireEngine('amtool'))('amtool drives a running NEXUS', () => {
  let notify: NotifyUnderTest;
  let amtool: Amtool;

  beforeAll(async () => {
    notify = await openNotify();
    amtool = openAmtool(notify.nexus.url, notify.token);
    const disk = ['alert', 'add', 'DiskFull', 'host=nas', 'severity=critical'];
    await amtool.stdout([...disk, '--annotation=summary="Disk «nas» is full"', '--generator-url=http://p/x']);
    await amtool.stdout(['alert', 'add', 'DiskSlow', 'host=pi', 'severity=warning']);
  });
  afterAll(async () => {
    amtool?.[Symbol.dispose]();
    await notify?.[Symbol.asyncDispose]();
  });

  const alerts = async (...args: string[]) =>
    Alerts.parse(JSON.parse(await amtool.stdout(['-o', 'json', 'alert', 'query', ...args])));
  const namesOf = async (...args: string[]) =>
    (await alerts(...args)).map(({ labels }) => labels['alertname'] ?? '').toSorted();
  const silences = async (...args: string[]) =>
    Silences.parse(JSON.parse(await amtool.stdout(['-o', 'json', 'silence', 'query', ...args])));

  test('alerts are added and found, in each form', async () => {
    expect(await alerts('alertname=DiskFull')).toEqual([
      {
        labels: { alertname: 'DiskFull', host: 'nas', severity: 'critical' },
        annotations: { summary: 'Disk «nas» is full' },
        fingerprint: 'a67520504165b09a',
        generatorURL: 'http://p/x',
        receivers: [{ name: 'default' }],
        status: { state: 'active', silencedBy: [], inhibitedBy: [] },
      },
    ]);
    expect(await amtool.stdout(['alert', 'query'])).toMatch(/DiskFull .*Disk «nas» is full +active/);
    const extended = await amtool.stdout(['-o', 'extended', 'alert', 'query', 'host=pi']);
    expect(extended).toContain('alertname="DiskSlow" host="pi" severity="warning"');
  });

  test.each([
    [['severity=~"crit.*"'], ['DiskFull']],
    [['severity!~"crit.*"'], ['DiskSlow']],
    [['host!=nas'], ['DiskSlow']],
    [['host=~"nas|pi"', 'alertname=DiskFull'], ['DiskFull']],
    [['DiskSlow'], ['DiskSlow']],
    [['--receiver=default'], ['DiskFull', 'DiskSlow']],
    [['--receiver=nobody'], []],
    [['host=nowhere'], []],
  ])('the question %j', async (args, found) => {
    expect(await namesOf(...args)).toEqual(found);
  });

  test('an alert that is over is not among those that fire', async () => {
    const times = ['--start=2026-01-01T00:00:00Z', '--end=2026-01-01T01:00:00Z'];
    await amtool.stdout(['alert', 'add', 'Backup', 'host=pi', ...times]);
    expect(await namesOf()).toEqual(['DiskFull', 'DiskSlow']);
  });

  test('a silence is made, changed, ended, and brought in from a file', async () => {
    const made = ['silence', 'add', 'alertname=DiskFull', 'host=~"na.*"'];
    const id = await amtool.stdout([...made, '-c', 'Moving the disks', '-d', '2h', '-a', 'ana']);
    expect(await silences()).toEqual([
      expect.objectContaining({
        id,
        status: { state: 'active' },
        comment: 'Moving the disks',
        createdBy: 'ana',
        matchers: [
          { name: 'alertname', value: 'DiskFull', isRegex: false, isEqual: true },
          { name: 'host', value: 'na.*', isRegex: true, isEqual: true },
        ],
      }),
    ]);
    expect(await namesOf()).toEqual(['DiskSlow']);
    expect(await alerts('--silenced')).toMatchObject([{ status: { state: 'suppressed', silencedBy: [id] } }]);
    expect(await amtool.stdout(['silence', 'query'])).toContain('alertname="DiskFull" host=~"na.*"');

    await amtool.stdout(['silence', 'update', '-d', '3h', '-c', 'Still moving', id]);
    const [changed] = await silences('--within=4h');
    expect(changed).toMatchObject({ id, comment: 'Still moving' });
    const lengthMs = Date.parse(changed?.endsAt ?? '') - Date.now();
    expect(lengthMs).toBeGreaterThan(2.9 * 3_600_000);
    expect(lengthMs).toBeLessThanOrEqual(3 * 3_600_000);
    expect(await silences('host=other')).toEqual([]);

    const file = join(amtool.folder, 'silences.json');
    writeFileSync(file, JSON.stringify(await silences()));
    await amtool.stdout(['silence', 'expire', id]);
    expect(await silences()).toEqual([]);
    expect(await silences('--expired')).toMatchObject([{ id, status: { state: 'expired' } }]);
    expect(await namesOf()).toEqual(['DiskFull', 'DiskSlow']);

    await amtool.stdout(['silence', 'import', '--force', file]);
    const [imported] = await silences();
    expect(imported).toMatchObject({ comment: 'Still moving', createdBy: 'ana' });
    expect(await namesOf()).toEqual(['DiskSlow']);
    await amtool.stdout(['silence', 'expire', imported?.id ?? '']);
  });

  test('what cannot be is refused', async () => {
    const all = await amtool.run(['silence', 'add', '-c', 'all', 'alertname=~".*"']);
    expect(all).toMatchObject({ code: 1, stderr: expect.stringContaining('postSilencesBadRequest') });
    const unknown = await amtool.run(['silence', 'expire', '00000000-0000-4000-8000-000000000000']);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('404') });
    expect(await amtool.run(['alert', 'query', 'host=~"("'])).toMatchObject({ code: 1 });
  });

  test('the configuration is shown, and is one to Alertmanager', async () => {
    expect(await amtool.stdout(['cluster', 'show'])).toContain('disabled');
    const shown = await amtool.stdout(['config', 'show']);
    expect(shown).toMatch(/^ {2}receiver: default$/m);
    const file = join(amtool.folder, 'alertmanager.yml');
    writeFileSync(file, `${shown}\n`);
    const checked = await amtool.stdout(['check-config', file]);
    expect(checked).toMatch(/SUCCESS[^]*- route[^]*- 1 receivers/);
    expect(await amtool.stdout(['config', 'routes', 'test', 'severity=critical'])).toBe('default');
    expect(await amtool.stdout(['config', 'routes', 'show'])).toContain('{severity="critical"}');
  });

  test('signing in: by the address too, not without, not with another token', async () => {
    const url = `${notify.nexus.url}/api/notify/alertmanager`;
    const inAddress = url.replace('://', `://amtool:${notify.token}@`);
    expect(await amtool.run(['alert', 'query'], { url: inAddress })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('DiskSlow'),
    });
    expect(await amtool.run(['alert', 'query'], { url })).toMatchObject({ code: 1, stdout: '' });
    expect(await amtool.run(['alert', 'query'], { token: 'another' })).toMatchObject({ code: 1, stdout: '' });
    expect(await amtool.run(['alert', 'add', 'Forged'], { url })).toMatchObject({ code: 1 });
    expect(await namesOf()).not.toContain('Forged');
  });

  describe('the answers have what those of Alertmanager have', () => {
    const path = new URL('../../shared/data/notify/amtool-transcript.json', import.meta.url);
    const Transcript = z.object({
      rawApi: z.array(
        z.object({ method: z.string(), path: z.string(), status: z.number(), resBody: z.string() }),
      ),
    });
    /** Alertmanager's own since 0.28, and what each set up for itself. */
    const apart = /mutedBy|labels\.|annotations\./;

    test
      .skipIf(!existsSync(path))
      .each(['/api/v2/status', '/api/v2/alerts', '/api/v2/silences', '/api/v2/receivers'])(
      '%s',
      async (asked) => {
        await amtool.stdout(['silence', 'add', 'alertname=Later', '-c', 'c']);
        const { rawApi } = Transcript.parse(JSON.parse(readFileSync(path, 'utf8')));
        const theirs = rawApi
          .filter((one) => one.method === 'GET' && one.status === 200 && one.path.split('?')[0] === asked)
          .map((one) => JSON.parse(one.resBody) as unknown);
        const ours = new Set(shapeOf(await notify.ask('GET', `/alertmanager${asked}`)));
        const missing = theirs.flatMap(shapeOf).filter((part) => !apart.test(part) && !ours.has(part));
        expect(theirs).not.toEqual([]);
        expect([...new Set(missing)]).toEqual([]);
      },
    );
  });
});
