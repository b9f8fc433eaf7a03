import { expect, test } from 'vitest';
import { fakeHost } from '../fake-host.ts';
import { openOperations } from '../operations.ts';
import { openTestKernel } from '../test-containers.ts';
import type { FoundHelper, HostSelf } from './host-self.ts';
import { testOrder } from './test-order.ts';
import { keepSelfRecreation, keptSelfRecreation } from './self-store.ts';
import { openSettling } from './settle-self.ts';

const order = testOrder({ startedAtMs: 7 });

async function settled(helper: Pick<FoundHelper, 'state' | 'outcome'>, times = 1, orderId = 'r') {
  await using kernel = await openTestKernel();
  const done: string[] = [];
  let helpers: readonly FoundHelper[] = [{ id: 'h', order, ...helper }];
  const self: HostSelf = {
    helpers: async () => helpers,
    startHelper: async () => 'h',
    resume: async () => void done.push('resume'),
    remove: async () => {
      done.push('remove');
      helpers = [];
    },
  };
  const host = fakeHost('local', { self });
  host.setStatus({ state: 'connecting' });
  await using operations = await openOperations({ ...kernel, hosts: [host] });
  const known = { state: 'running', problem: null, startedAtMs: 7, endedAtMs: null } as const;
  const images = { fromImageId: 'sha256:1', toImageId: 'sha256:2' };
  await kernel.database.transaction((tx) =>
    keepSelfRecreation(tx, 'local', { orderId, ...known, ...images }),
  );
  using settling = openSettling({ ...kernel, hosts: [host], operations });
  for (let count = 0; count < times; count += 1) await settling.settle(host);
  return { done, kept: await keptSelfRecreation(kernel.database, 'local') };
}

test('how it ended is kept before the helper is taken away', async () => {
  const outcome = { outcome: 'back', problem: 'It ended.', endedAtMs: 9 } as const;
  expect(await settled({ state: 'ended', outcome })).toEqual({
    done: ['remove'],
    kept: {
      orderId: 'r',
      state: 'back',
      problem: 'It ended.',
      startedAtMs: 7,
      endedAtMs: 9,
      fromImageId: 'sha256:1',
      toImageId: 'sha256:2',
    },
  });
});

test('one that was stopped before its end goes on, a few times', async () => {
  expect(await settled({ state: 'ended', outcome: null })).toMatchObject({
    done: ['resume'],
    kept: { state: 'running' },
  });
  const { done, kept } = await settled({ state: 'ended', outcome: null }, 6);
  expect(done).toEqual(['resume', 'resume', 'resume', 'resume', 'resume', 'remove']);
  expect(kept).toMatchObject({ state: 'failed' });
});

test.each<[FoundHelper['state'], string[]]>([
  ['running', []],
  ['idle', ['remove']],
])('one that is %s from before', async (state, wanted) => {
  expect((await settled({ state, outcome: null })).done).toEqual(wanted);
});

test('the helper of another NEXUS on the same engine is left alone', async () => {
  const outcome = { outcome: 'back', problem: 'It ended.', endedAtMs: 9 } as const;
  expect(await settled({ state: 'ended', outcome }, 1, 'another')).toMatchObject({
    done: [],
    kept: { state: 'running' },
  });
});
