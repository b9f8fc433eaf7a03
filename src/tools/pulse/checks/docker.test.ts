import { expect, test } from 'vitest';
import { docker } from './docker.ts';
import {
  type ContainerSight,
  NoEngine,
  type SeenContainer,
  type WantedContainer,
} from './docker/container-sight.ts';
import { soon, testContext } from './testing/test-context.ts';

const running: SeenContainer = {
  name: 'db',
  state: 'running',
  health: 'healthy',
  healthSays: '',
  restarts: 0,
  exitCode: 0,
  isOutOfMemory: false,
  startedAtMs: 0,
  finishedAtMs: null,
};

const check = (look: ContainerSight['look'], settings: object = { container: 'db' }, changes = {}) =>
  docker.check(docker.settings.parse(settings), testContext({ docker: { look }, ...changes }));

test.each([
  [{ container: 'db' }, { name: 'db' }],
  [
    { by: 'label', label: 'role=a=b' },
    { label: 'role', value: 'a=b' },
  ],
  [
    { by: 'label', label: 'role' },
    { label: 'role', value: undefined },
  ],
])('looks for %o', async (settings, wanted) => {
  const asked: WantedContainer[] = [];
  const look = (one: WantedContainer) => {
    asked.push(one);
    return Promise.resolve([running]);
  };
  expect(await check(look, settings)).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
  expect(asked).toEqual([wanted]);
});

test('conditions read its state as JSON', async () => {
  const outcome = await check(() => Promise.resolve([running]), undefined, { wants: new Set(['BODY']) });
  expect(outcome.values?.json()).toMatchObject({ state: 'running', health: 'healthy', restarts: 0 });
});

test('an engine that is not there, fails or hangs says nothing about the container', async () => {
  expect(await check(() => Promise.reject(new NoEngine('gone')))).toEqual({
    ok: false,
    reason: { id: 'no-engine', detail: 'gone' },
  });
  const settings = docker.settings.parse({ container: 'db' });
  expect(await docker.check(settings, testContext())).toMatchObject({ reason: { id: 'no-engine' } });
  const hanging = () => Promise.withResolvers<SeenContainer[]>().promise;
  expect(await check(hanging, undefined, soon())).toMatchObject({ reason: { id: 'timeout-answer' } });
});

test('a fault of ours is not hidden', async () => {
  await expect(check(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});

test.each([
  [{}, 'Enter the name of a container.'],
  [{ by: 'label' }, 'Enter a label.'],
  [{ container: '../x' }, /letters, digits/],
  [{ by: 'label', label: '=x' }, /name=value/],
])('%o is refused', (settings, message) => {
  expect(() => docker.settings.parse(settings)).toThrow(message);
});
