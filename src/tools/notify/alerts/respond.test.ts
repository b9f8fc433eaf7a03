import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-notify.ts';
import { readMoments } from './alert-store.ts';
import { openAlertBook } from './open-alert-book.ts';
import { createResponder } from './respond.ts';

const source = { kind: 'webhook', id: 'w', name: 'Hook' } as const;

async function openAll(kernel: TestKernel) {
  const config = RoutingConfig.parse({ route: {} });
  const book = await openAlertBook(kernel, { config, watch: () => () => {} });
  const responder = createResponder(kernel, book);
  return { book, responder, [Symbol.asyncDispose]: () => book[Symbol.asyncDispose]() };
}

async function raise({ book }: Awaited<ReturnType<typeof openAll>>): Promise<string> {
  await book.accept([{ labels: { alertname: 'Down' }, annotations: {}, source }]);
  return [...book.all()][0]?.fingerprint ?? '';
}

test('an acknowledgement survives a restart and is in the history and the audit log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-alerts-'));
  {
    await using kernel = await openTestKernel({ folder });
    await using all = await openAll(kernel);
    await all.responder.acknowledge(await raise(all), admin, 'on it');
    expect(await kernel.published()).toHaveLength(1);
  }
  await using kernel = await openTestKernel({ folder });
  await using all = await openAll(kernel);
  const [alert] = [...all.book.all()];
  expect(alert?.acknowledgement).toMatchObject({ by: 'ana', comment: 'on it' });
  expect(
    await kernel.database.query.selectFrom('alert_episodes').select('acknowledged_by').execute(),
  ).toEqual([{ acknowledged_by: 'ana' }]);
  const moments = await readMoments(kernel.database.query, alert?.fingerprint ?? '');
  expect(moments.map(({ kind, by }) => [kind, by])).toEqual([
    ['fired', null],
    ['acknowledged', 'ana'],
  ]);
  await rm(folder, { recursive: true });
});

test('a snooze ends by itself', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  await using all = await openAll(kernel);
  const fingerprint = await raise(all);
  const answer = { kind: 'answer', name: 'ana on Telegram' } as const;
  await all.responder.snooze(fingerprint, answer, clock.now() + 60_000);
  expect(all.book.get(fingerprint)?.snoozedUntilMs).toBe(clock.now() + 60_000);
  clock.advance(60_000);
  await eventually(() => (all.book.get(fingerprint)?.snoozedUntilMs === null ? true : undefined));
  await expect(all.responder.snooze(fingerprint, answer, clock.now())).rejects.toThrow('in the future');
});

test('an alert ended by hand is over and comes back unacknowledged', async () => {
  await using kernel = await openTestKernel();
  await using all = await openAll(kernel);
  const fingerprint = await raise(all);
  await all.responder.acknowledge(fingerprint, admin);
  expect((await all.responder.end(fingerprint, admin)).state).toBe('resolved');
  await expect(all.responder.acknowledge(fingerprint, admin)).rejects.toThrow('over already');
  await raise(all);
  expect(all.book.get(fingerprint)).toMatchObject({ state: 'firing', acknowledgement: null });
  await expect(all.responder.end('unknown', admin)).rejects.toThrow('not found');
});
