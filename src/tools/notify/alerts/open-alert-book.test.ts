import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { openTestKernel, type TestKernel } from '../test-notify.ts';
import type { AlertReport } from './alert-record.ts';
import type { AlertRecord } from './alert-record.ts';
import { openAlertBook } from './open-alert-book.ts';

const report = (changes: Partial<AlertReport> = {}): AlertReport => ({
  labels: { alertname: 'Down', host: 'nas' },
  annotations: {},
  source: { kind: 'webhook', id: 'w', name: 'Hook' },
  ...changes,
});

function openBook(kernel: TestKernel, noiseRules: unknown[] = []) {
  const config = RoutingConfig.parse({ route: {}, noiseRules });
  return openAlertBook(kernel, { config, watch: () => () => {} });
}

test('what was accepted is there after a restart, with its episode', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-alerts-'));
  {
    await using kernel = await openTestKernel({ folder });
    await using book = await openBook(kernel);
    expect(await book.accept([report(), report({ labels: { a: '' } })])).toEqual({
      accepted: 1,
      refused: [{ index: 1, reason: expect.any(String) }],
    });
  }
  await using kernel = await openTestKernel({ folder });
  await using book = await openBook(kernel);
  expect([...book.all()]).toMatchObject([{ title: 'Down on nas', state: 'firing', endsAtMs: null }]);
  expect(await kernel.database.query.selectFrom('alert_episodes').selectAll().execute()).toMatchObject([
    { ends_ms: null, words: 'down on nas down nas' },
  ]);
  await rm(folder, { recursive: true });
});

test('what nobody could store or say is refused alone, and the rest of the batch is taken', async () => {
  await using kernel = await openTestKernel();
  await using book = await openBook(kernel);
  const labels = { alertname: 'A\0' };
  const taken = await book.accept([
    report({ labels }),
    report({ startsAtMs: -9e15 }),
    report({ annotations: { summary: 'a\0b' }, generatorUrl: 'http://a.example/\0' }),
  ]);
  expect(taken).toMatchObject({ accepted: 1, refused: [{ index: 0 }, { index: 1 }] });
  expect([...book.all()]).toMatchObject([{ title: 'a\ufffdb' }]);
});

test('reports of one alert in one batch count one after the other', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  await using book = await openBook(kernel, [{ confirmReports: 3 }]);
  await book.accept([report(), report()]);
  expect([...book.all()].map(({ state }) => state)).toEqual(['pending']);
  await book.accept([report()]);
  expect([...book.all()].map(({ state }) => state)).toEqual(['firing']);
});

test('an alert that is not reported again is over after its time', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  await using book = await openBook(kernel);
  await book.accept([report({ timeoutMs: 60_000 })]);
  clock.advance(60_000);
  const over = await eventually(() => [...book.all()].find(({ state }) => state === 'resolved'));
  expect(over).toMatchObject({ endsByTimeout: true, endsAtMs: clock.now() });
  const [episode] = await kernel.database.query.selectFrom('alert_episodes').select('ends_ms').execute();
  expect(episode?.ends_ms).toBe(clock.now());
});

test('one that was over before it counted leaves without a word', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  await using book = await openBook(kernel, [{ confirmReports: 2, confirmAfterMs: 60_000 }]);
  await book.accept([report()]);
  await book.accept([report({ endsAtMs: clock.now() })]);
  expect([...book.all()]).toEqual([]);
  await book.accept([report()]);
  clock.advance(60_000);
  await eventually(() => [...book.all()].find(({ state }) => state === 'firing'));
});

test('settles what is over, and keeps what was reported again meanwhile', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  await using book = await openBook(kernel);
  await book.accept([report()]);
  clock.advance(1_000);
  await book.accept([report({ endsAtMs: clock.now() })]);
  const settle = async (alerts: readonly AlertRecord[]) => {
    await kernel.database.transaction((tx) => book.settle(alerts, tx));
    book.forget(alerts);
  };
  const over = [...book.all()];
  expect(over.map(({ state }) => state)).toEqual(['resolved']);
  clock.advance(1_000);
  await book.accept([report()]);
  await settle(over);
  expect([...book.all()].map(({ state }) => state)).toEqual(['firing']);
  clock.advance(1_000);
  await book.accept([report({ endsAtMs: clock.now() })]);
  // Over once more: what was decided about the first time says nothing of this one.
  await settle(over);
  expect([...book.all()].map(({ state }) => state)).toEqual(['resolved']);
  await settle([...book.all()]);
  expect([...book.all()]).toEqual([]);
  expect(await kernel.database.query.selectFrom('alerts').selectAll().execute()).toEqual([]);
});

test('an alert that comes and goes flaps, though each end was settled', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  await using book = await openBook(kernel);
  for (let round = 0; round < 4; round += 1) {
    clock.advance(10_000);
    await book.accept([report()]);
    if (round === 3) break;
    clock.advance(10_000);
    await book.accept([report({ endsAtMs: clock.now() })]);
    const over = [...book.all()];
    await kernel.database.transaction((tx) => book.settle(over, tx));
    book.forget(over);
  }
  expect([...book.all()][0]?.flapping?.percent).toBeGreaterThan(30);
});

test('reports within a transaction reach the book after its commit, and not without', async () => {
  await using kernel = await openTestKernel();
  await using book = await openBook(kernel);
  await kernel.database.transaction((tx) => book.accept([report()], tx));
  await eventually(() => [...book.all()][0]);
  const doomed = kernel.database.transaction(async (tx) => {
    await book.accept([report({ labels: { other: 'one' } })], tx);
    throw new Error('no');
  });
  await expect(doomed).rejects.toThrow('no');
  await kernel.database.transaction((tx) => book.settle([], tx));
  expect([...book.all()]).toHaveLength(1);
});
