import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { securityEvents } from '#contracts/security/events.ts';
import type { Finding } from '#contracts/security/finding.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { openAlertBook } from '#tools/notify/alerts/open-alert-book.ts';
import { securityMapping } from '#tools/notify/inputs/events/security.ts';
import { openTestKernel } from '#tools/notify/test-notify.ts';
import { fakeExploited, fakeFinding } from '#contracts/security/fake-finding.ts';
import { fakeContainer } from '#tools/security/findings/fake-lab.ts';
import { findingChanges } from '#tools/security/findings/finding-changes.ts';
import type { FindingTables } from '#tools/security/findings/finding-tables.ts';
import { imageLine } from '#tools/security/findings/image-line.ts';
import { readSeen, writeSeen } from '#tools/security/findings/seen-store.ts';
import { tellChanges } from '#tools/security/findings/tell-changes.ts';
import { securityMigrations } from '#tools/security/security-migrations.ts';

const host = 'nas';
const line = imageLine({ host, id: 'sha256:a', references: ['redis:7'] });
const patience = { timeout: 10_000, interval: 20 };

/** What Security publishes of one line of images, and what Notify makes of it. */
async function openBoth() {
  await using opened = new AsyncDisposableStack();
  const security = opened.use(await openTestKernelOf<FindingTables>('security', securityMigrations));
  const config = RoutingConfig.parse({ route: {}, noiseRules: [] });
  const notify = opened.use(await openTestKernel());
  const book = opened.use(await openAlertBook(notify, { config, watch: () => () => {} }));
  security.bus.subscribe(securityEvents, securityMapping.name, async (event) => {
    const reports = securityMapping.reportsOf(event);
    const ends = securityMapping.endsOfOthers?.(reports, book.all()) ?? [];
    expect(await book.accept([...reports, ...ends])).toMatchObject({ refused: [] });
  });
  await security.bus.start();
  const { database, bus, clock } = security;
  const all = opened.move();
  return {
    /** From now on this is found in an image of this name; null: there is none of the line any more. */
    async judge(reference: string | null, found: readonly Finding[]): Promise<void> {
      const seen = await readSeen(database, line);
      const nowMs = clock.now();
      const changes = findingChanges(seen, found, { alertFrom: 'soon', nowMs, isWhole: true });
      const images = reference === null ? [] : [{ containers: [fakeContainer('cache')] }];
      const about = { line, host, reference: reference ?? line.slice(`${host}\n`.length), images };
      await database.transaction(async (tx) => {
        await writeSeen(tx, line, changes.seen);
        await tellChanges(tx, bus, { ...about, changes, cause: 'advisory', isSameContent: false, nowMs });
      });
    },
    /** `flaw severity title` of what is wrong now. */
    firing: () =>
      [...book.all()]
        .filter(({ endsAtMs }) => endsAtMs === null)
        .map(({ labels, title }) => `${labels['flaw']} ${labels['severity']} ${title}`)
        .toSorted(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const first = fakeFinding({ flaw: 'CVE-1' });
const second = fakeFinding({ flaw: 'CVE-2', package: 'zlib' });

test('flaws that Security finds are alerts until nothing of them is left', async () => {
  await using both = await openBoth();
  await both.judge('redis:7', [first]);
  const one = 'CVE-1 warning redis:7: CVE-1 in openssl is new (high)';
  await expect.poll(both.firing, patience).toEqual([one]);
  const attacked = { ...first, exploited: fakeExploited, rank: 'now' as const };
  await both.judge('redis:8', [attacked, second]);
  await expect
    .poll(both.firing, patience)
    .toEqual([
      'CVE-1 critical redis:8: CVE-1 in openssl is being exploited',
      one,
      'CVE-2 warning redis:8: CVE-2 in zlib is new (high)',
    ]);
  await both.judge('redis:8', [second]);
  await both.judge('redis:9', []);
  await expect.poll(both.firing, patience).toEqual([]);
});

test('an image that is gone ends what was said of it under its name', async () => {
  await using both = await openBoth();
  await both.judge('redis:7', [first, second]);
  await expect
    .poll(both.firing, patience)
    .toEqual(['CVE-1 warning redis:7: CVE-1 in openssl is new (high), and 1 more']);
  await both.judge(null, []);
  await expect.poll(both.firing, patience).toEqual([]);
});
