import { expect, test } from 'vitest';
import { unavailable } from '#kernel/errors.ts';
import {
  ended,
  lab,
  type Lab,
  monitor,
  openTestKernel,
  start,
  type TestKernel,
  update,
} from './test-runs.ts';

/** Never comes back, as a process that is gone: it only ends with the signal that stops everything. */
function silence(signal: AbortSignal | undefined): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}

/** Begins an update, kills NEXUS around a call, and lets another process take it up. */
async function killedAround(
  kernel: TestKernel,
  { containers, open }: Lab,
  { call, when, nth = 1 }: { call: string; when: 'before' | 'after'; nth?: number },
) {
  const reached = Promise.withResolvers<void>();
  let count = 0;
  const usual = { before: containers.before, after: containers.after };
  containers[when] = (name, signal) => {
    const hasCame = usual[when](name, signal);
    if (name !== call || (count += 1) !== nth) return hasCame;
    reached.resolve();
    return silence(signal);
  };
  const killed = await open();
  const [begun] = await start(killed);
  await reached.promise;
  await killed[Symbol.asyncDispose]();
  Object.assign(containers, usual);
  const next = await open();
  const run = await ended(next, begun!.id);
  await next[Symbol.asyncDispose]();
  expect(kernel.complaints).toEqual([]);
  return run;
}

const inStack = { service: 'shop', image: 'nginx:1.26' };
const whole = ['recreate web-1 as nginx:1.27', 'write nginx:1.27'];

test.each([
  ['list', 'before', 1],
  ['planServiceImage', 'after', 1],
  ['operations', 'before', 1],
  ['operations', 'after', 2],
  ['recreations', 'before', 1],
  ['recreate', 'before', 1],
  ['recreate', 'after', 1],
  ['recreations', 'after', 2],
  ['list', 'after', 2],
  ['setServiceImage', 'before', 1],
  ['setServiceImage', 'after', 1],
] as const)('killed at %s (%s, %i): done once, and to the end', async (call, when, nth) => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [inStack]);
  expect(await killedAround(kernel, at, { call, when, nth })).toMatchObject({ state: 'succeeded' });
  expect(at.containers.asked).toEqual(whole);
  expect((await kernel.published()).map(({ name }) => name)).toEqual([
    'watcher.update-succeeded',
    'watcher.audit-recorded',
  ]);
});

const away = {
  status: 'down',
  sinceMs: Number.MAX_SAFE_INTEGER,
  lastCheckAtMs: Number.MAX_SAFE_INTEGER,
} as const;

test.each([
  ['revertRecreation', 'before'],
  ['revertRecreation', 'after'],
] as const)('killed at %s (%s): taken back once', async (call, when) => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [inStack]);
  at.monitors.push(monitor());
  at.containers.after = (name) => void (name === 'recreate' && (at.monitors[0] = monitor(away)));
  expect(await killedAround(kernel, at, { call, when })).toMatchObject({ state: 'back' });
  expect(at.containers.asked).toEqual(['recreate web-1 as nginx:1.27', 'revert web-1']);
  expect(at.containers.running.get('web-1')?.image).toBe('nginx:1.26');
});

test('Containers was killed as well, half-way: what it makes of it counts', async () => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [inStack]);
  at.containers.ends.push('repairing');
  const { open } = at;
  const more = {
    ...at,
    open: async () => {
      const [made] = at.containers.made;
      if (made) at.containers.made[0] = { ...made, outcome: 'back', problem: 'It was interrupted.' };
      return await open();
    },
  };
  const run = await killedAround(kernel, more, { call: 'recreate', when: 'after' });
  expect(run).toMatchObject({ state: 'back', problem: { en: 'It was interrupted.' } });
  expect(at.containers.asked).toHaveLength(1);
});

test.each(['before', 'after'] as const)('killed %s a helper was asked for: asked once', async (when) => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [{ isSelf: true }]);
  const { open } = at;
  let opened = 0;
  const more = {
    ...at,
    open: async () => {
      opened += 1;
      if (opened === 2) at.containers.before = done;
      return await open();
    },
  };
  const done = (call: string) =>
    void (
      call === 'selfRecreation' &&
      at.containers.self.state === 'running' &&
      (at.containers.self = { ...at.containers.self, state: 'succeeded' })
    );
  const run = await killedAround(
    kernel,
    { ...more, containers: at.containers },
    { call: 'recreateSelf', when },
  );
  expect(run).toMatchObject({ state: 'succeeded', kind: 'self' });
  expect(at.containers.asked).toEqual(['recreate self as nginx:1.27']);
});

test('a host that is not seen yet is waited for, so that the container gets the hash of its file', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack]);
  let refusals = 0;
  containers.before = (call) => {
    if (call === 'planServiceImage' && (refusals += 1) < 3) throw unavailable('The engine is away.');
  };
  await using runs = await open();
  expect(await update(runs)).toMatchObject({ state: 'succeeded', problem: null });
  expect(containers.bodies).toMatchObject([{ configHash: 'c'.repeat(64) }]);
  expect(containers.asked).toEqual(whole);
});
