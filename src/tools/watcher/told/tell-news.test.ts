import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { told } from '../migrations/0005-told.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { testContainer, testUpdate, testVersion } from '../watched/test-watched.ts';
import { tellNews, tellRegistries } from './tell-news.ts';

const seen = () => true;

async function openKernel() {
  const clock = manualClock();
  const kernel = await openTestKernelOf<WatcherSchema>('watcher', { '0005-told': told }, { clock });
  return { kernel, clock };
}

test('a version is told once, also when the container is replaced, held for a while, or offered anew', async () => {
  const { kernel } = await openKernel();
  await using _ = kernel;
  const offered = testContainer({}, [testUpdate('1.26')]);
  await tellNews(kernel, [offered], seen);
  await tellNews(kernel, [{ ...offered, id: 'c2' }], seen);
  await tellNews(kernel, [testContainer()], seen);
  await tellNews(kernel, [offered], seen);
  expect((await kernel.published()).map(({ name, key }) => [name, key])).toEqual([
    ['watcher.update-found', 'nas/web'],
    ['watcher.update-settled', 'nas/web'],
  ]);
});

test('two containers of one image are told of each', async () => {
  const { kernel } = await openKernel();
  await using _ = kernel;
  const both = ['web', 'shop'].map((name) => testContainer({ name }, [testUpdate('1.26')]));
  await tellNews(kernel, both, seen);
  expect(await kernel.published()).toHaveLength(2);
  await tellNews(kernel, [testContainer({ name: 'web', current: testVersion('1.26') }), both[1]!], seen);
  expect((await kernel.published()).at(-1)).toMatchObject({
    name: 'watcher.update-settled',
    payload: { name: 'web', why: 'applied' },
  });
});

test('a registry without an answer is told after a day, once, and when it answers again', async () => {
  const { kernel, clock } = await openKernel();
  await using _ = kernel;
  const problem = {
    id: 'dns',
    words: { en: 'No such host.', es: 'No existe.' },
    detail: null,
    untilMs: null,
  };
  const startMs = clock.now();
  const state = { domain: 'reg.lan', images: 2, problem, lastAnswerAtMs: startMs, askedSinceMs: startMs };
  clock.advance(86_399_000);
  await tellRegistries(kernel, [state]);
  expect(await kernel.published()).toEqual([]);
  clock.advance(1_000);
  await tellRegistries(kernel, [state]);
  await tellRegistries(kernel, [state]);
  await tellRegistries(kernel, [{ ...state, problem: null }]);
  await tellRegistries(kernel, [{ ...state, problem: null }]);
  expect((await kernel.published()).map(({ name }) => name)).toEqual([
    'watcher.registry-unanswered',
    'watcher.registry-answers',
  ]);
});
