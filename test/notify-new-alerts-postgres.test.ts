import { afterAll, describe, expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { systemClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import type { AlertReport } from '#tools/notify/alerts/alert-record.ts';
import { openAlertBook } from '#tools/notify/alerts/open-alert-book.ts';
import type { NotifySchema } from '#tools/notify/notify-schema.ts';
import { openTestKernel } from '#tools/notify/test-notify.ts';
import { notifyMigrations } from '#tools/notify/tool.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const schemaPrefix = `new_alerts_${process.pid}_`;

async function openProcess() {
  const stack = new AsyncDisposableStack();
  const store = stack.use(await openPostgresStore({ url: postgresUrl, schemaPrefix }));
  const database = await store.open<NotifySchema>('notify', { ...busMigrations, ...notifyMigrations });
  const kernel = { ...stack.use(await openTestKernel({ clock: systemClock })), database };
  const routing = { config: RoutingConfig.parse({ route: {} }), watch: () => () => {} };
  const book = stack.use(await openAlertBook(kernel, routing));
  return { book, database, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const report = (alertname: string): AlertReport => ({
  labels: { alertname },
  annotations: {},
  source: { kind: 'webhook', id: 'w', name: 'Hook' },
});

describe.skipIf(!requireEngine('postgres'))('new alerts on PostgreSQL', () => {
  afterAll(() => dropSchemas(schemaPrefix));

  test('what two processes hear of at the same moment begins once and counts twice', async () => {
    await using one = await openProcess();
    await using two = await openProcess();
    const rounds = Array.from({ length: 30 }, (_, round) => `a${round}`);
    for (const name of rounds)
      await Promise.all([one.book.accept([report(name)]), two.book.accept([report(name)])]);
    const { query } = one.database;
    const alerts = await query.selectFrom('alerts').select(['noise', 'episode_id']).execute();
    expect(alerts.map(({ noise }) => JSON.parse(noise).reports)).toEqual(rounds.map(() => 2));
    const episodes = await query.selectFrom('alert_episodes').select('id').execute();
    expect(episodes.map(({ id }) => id).toSorted()).toEqual(
      alerts.map(({ episode_id: id }) => id ?? '').toSorted(),
    );
  });

  test('batches of the same new alerts in another order are all taken', async () => {
    await using one = await openProcess();
    await using two = await openProcess();
    for (let round = 0; round < 10; round += 1) {
      const reports = Array.from({ length: 200 }, (_, n) => report(`b${round}-${n}`));
      const taken = await Promise.all([one.book.accept(reports), two.book.accept(reports.toReversed())]);
      expect(taken.map(({ accepted }) => accepted)).toEqual([200, 200]);
    }
  });
});
