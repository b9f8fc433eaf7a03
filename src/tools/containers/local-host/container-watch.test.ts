import { expect, test } from 'vitest';
import { EngineError } from '#library/docker/engine-error.ts';
import type { EngineRequest } from '#library/docker/engine-request.ts';
import type { Engine } from '#library/docker/engine.ts';
import { watchContainers } from './container-watch.ts';
import { fakeInspection } from './fake-inspection.ts';

/** An engine that lists containers and describes each, unless it is wedged: then the call ends as one without an answer. */
function engineWith(ids: readonly string[], isWedged: (id: string) => boolean): Engine {
  const absent = () => Promise.reject(new EngineError('refused', 'This engine only lists and inspects.'));
  const answer = async ({ path }: EngineRequest): Promise<unknown> => {
    if (path === '/containers/json') return ids.map((Id) => ({ Id, Labels: {} }));
    const id = path.split('/')[2] ?? '';
    if (isWedged(id)) throw new EngineError('timeout', `GET ${path}: no answer in time.`);
    return fakeInspection({ id, name: id });
  };
  return {
    address: { socketPath: '/fake.sock' },
    apiVersion: absent,
    ping: absent,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows which answer it asked for
    json: async <T>(request: EngineRequest) => (await answer(request)) as T,
    stream: absent,
    hijack: absent,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function watchOf(engine: Engine) {
  const troubles: string[] = [];
  const watch = watchContainers({
    host: 'local',
    engine,
    signal: new AbortController().signal,
    remembered: [],
    onChange: () => {},
    onTrouble: () => troubles.push('trouble'),
    onBug: (error) => troubles.push(String(error)),
  });
  return { watch, troubles };
}

test('one container that the engine cannot describe does not hide the others', async () => {
  const wedged = new Set<string>();
  const { watch, troubles } = watchOf(engineWith(['a', 'b', 'c'], (id) => wedged.has(id)));
  await watch.synchronise();
  wedged.add('b');
  await watch.synchronise();
  expect([...watch.inventory().keys()]).toEqual(['a', 'b', 'c']);
  expect(troubles).toEqual([]);
});

test('one that was never described is asked about again', async () => {
  const { watch, troubles } = watchOf(engineWith(['a', 'b'], (id) => id === 'b'));
  await watch.synchronise();
  expect([...watch.inventory().keys()]).toEqual(['a']);
  expect(troubles).toEqual(['trouble']);
});

test('an engine that describes none of them is slow itself', async () => {
  const { watch } = watchOf(engineWith(['a', 'b'], () => true));
  await expect(watch.synchronise()).rejects.toMatchObject({ kind: 'timeout' });
});
