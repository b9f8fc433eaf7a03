import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { openTestKernel, type TestKernel } from '../test-notify.ts';
import type { AlertReport } from './alert-record.ts';
import { openAlertBook } from './open-alert-book.ts';

const report: AlertReport = {
  labels: { alertname: 'Down', host: 'nas' },
  annotations: {},
  source: { kind: 'webhook', id: 'w', name: 'Hook' },
};

function openBook(kernel: TestKernel) {
  return openAlertBook(kernel, { config: RoutingConfig.parse({ route: {} }), watch: () => () => {} });
}

async function stored(kernel: TestKernel) {
  const rows = await kernel.database.query
    .selectFrom('alerts')
    .select(['title', 'noise', 'acknowledgement'])
    .execute();
  return rows.map(({ title, noise, acknowledgement }) => ({
    title,
    reports: JSON.parse(noise).reports,
    isAcknowledged: acknowledgement !== null,
  }));
}

test('reports of one alert that come at once all count', async () => {
  await using kernel = await openTestKernel();
  await using book = await openBook(kernel);
  await Promise.all(Array.from({ length: 20 }, () => book.accept([report])));
  expect(await stored(kernel)).toMatchObject([{ reports: 20 }]);
  expect(await kernel.database.query.selectFrom('alert_episodes').select('id').execute()).toHaveLength(1);
});

test('what somebody did to an alert while a report of it was under way is kept', async () => {
  await using kernel = await openTestKernel();
  await using book = await openBook(kernel);
  await book.accept([report]);
  const [alert] = book.all();
  const acknowledgement = { by: 'ana', atMs: 1, comment: '' };
  await Promise.all([
    book.accept([report]),
    book.change(
      alert?.fingerprint ?? '',
      (was) => ({ ...was, record: { ...was.record, acknowledgement }, isGone: false, happened: [] }),
      async () => {},
    ),
    book.accept([report]),
    book.accept([report]),
  ]);
  expect(await stored(kernel)).toMatchObject([{ reports: 4, isAcknowledged: true }]);
  expect([...book.all()]).toMatchObject([{ acknowledgement }]);
});

test('what was decided on a write that then failed is decided anew', async () => {
  await using kernel = await openTestKernel();
  const { database } = kernel;
  let failures = 1;
  const write: typeof database.query.executeQuery = async (query) => {
    failures -= 1;
    if (failures === 0) throw new Error('The disk is full.');
    return database.query.executeQuery(query);
  };
  const failing: TestKernel = {
    ...kernel,
    database: {
      engine: database.engine,
      transaction: (work) => database.transaction(work),
      as: () => database.as(),
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
      query: new Proxy(database.query, {
        get(query, key) {
          if (key === 'executeQuery') return write;
          const value: unknown = Reflect.get(query, key);
          return typeof value === 'function' ? value.bind(query) : value;
        },
      }),
    },
  };
  await using book = await openBook(failing);
  const outcomes = await Promise.allSettled([book.accept([report]), book.accept([report])]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await stored(kernel)).toEqual([{ title: 'Down on nas', reports: 1, isAcknowledged: false }]);
});
