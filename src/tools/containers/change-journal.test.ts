import { expect, test } from 'vitest';
import { unavailable } from '#kernel/errors.ts';
import { manualClock } from '#kernel/clock.ts';
import { createChangeJournal } from './change-journal.ts';
import { fakeHost, fakeRecord } from './fake-host.ts';
import { knownContainers } from './known-container-store.ts';
import { eventually } from '#kernel/eventually.ts';
import { openTestKernel } from './test-containers.ts';

test('what happened is published with what is known, about the container and in order', async () => {
  await using kernel = await openTestKernel();
  await using journal = createChangeJournal(kernel);
  const record = fakeRecord({
    id: 'a',
    name: 'jellyfin',
    health: 'unhealthy',
    stack: { name: 'media', service: 'jellyfin', workingDirectory: null, configFiles: [] },
  });
  const died = { type: 'died', exitCode: 3, oomKilled: false, inferred: true } as const;
  journal.note({ type: 'container', record });
  journal.note({ type: 'transition', record, transition: { type: 'started' } });
  journal.note({ type: 'health', record });
  journal.note({ type: 'transition', record, transition: died });
  await journal.written();
  const about = { host: 'local', id: 'a', name: 'jellyfin', stack: 'media' };
  expect(await kernel.published()).toEqual([
    { name: 'containers.container-started', key: 'a', payload: about },
    { name: 'containers.container-health-changed', key: 'a', payload: { ...about, health: 'unhealthy' } },
    {
      name: 'containers.container-died',
      key: 'a',
      payload: { ...about, exitCode: 3, oomKilled: false, inferred: true },
    },
  ]);
  expect(await knownContainers(kernel.database, 'local')).toEqual([record]);
});

test('of a death that somebody asked for, others hear that too', async () => {
  await using kernel = await openTestKernel();
  await using journal = createChangeJournal(kernel);
  const died = { type: 'died', exitCode: 143, oomKilled: false, inferred: false, wasAskedFor: true } as const;
  journal.note({ type: 'transition', record: fakeRecord({ id: 'a' }), transition: died });
  await journal.written();
  expect(await kernel.published()).toMatchObject([{ payload: { exitCode: 143, wasAskedFor: true } }]);
});

test('a removed container is forgotten', async () => {
  await using kernel = await openTestKernel();
  await using journal = createChangeJournal(kernel);
  const record = fakeRecord({ id: 'a' });
  journal.note({ type: 'container', record });
  await journal.written();
  journal.note({ type: 'removed', record });
  await journal.written();
  expect(await knownContainers(kernel.database, 'local')).toEqual([]);
  expect((await kernel.published()).map(({ name }) => name)).toEqual(['containers.container-removed']);
});

test('a lost host is told once and its return once', async () => {
  await using kernel = await openTestKernel();
  await using journal = createChangeJournal(kernel);
  const host = fakeHost();
  host.watch((change) => journal.note(change));
  for (const state of ['live', 'connecting', 'missing', 'denied', 'missing', 'connecting', 'live'] as const) {
    host.setStatus({ state, reason: state });
  }
  await journal.written();
  expect((await kernel.published()).map(({ name, payload }) => [name, payload])).toEqual([
    ['containers.host-unreachable', { host: 'local', reason: 'missing' }],
    ['containers.host-reachable', { host: 'local' }],
  ]);
});

test('what cannot be written now is written later, once and in order', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel();
  let failures = 2;
  const database = Object.create(kernel.database, {
    transaction: {
      value: (work: Parameters<typeof kernel.database.transaction>[0]) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(unavailable('full')) : kernel.database.transaction(work);
      },
    },
  });
  await using journal = createChangeJournal({ ...kernel, clock, database });
  journal.note({ type: 'removed', record: fakeRecord({ id: 'a' }) });
  journal.note({ type: 'removed', record: fakeRecord({ id: 'b' }) });
  await eventually(() => {
    clock.advance(10_000);
    return failures < 0 || undefined;
  });
  await journal.written();
  expect((await kernel.published()).map(({ key }) => key)).toEqual(['a', 'b']);
  expect(kernel.complaints).toHaveLength(2);
});
