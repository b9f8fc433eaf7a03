import { expect, test } from 'vitest';
import type { Verdict } from '#contracts/watcher/verdict.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { testContainer, testPolicy, testUpdate, testVersion } from '../watched/test-watched.ts';
import { newsOf, type Told } from './news.ts';

const seen = () => true;
const skip = { id: 'skipped', words: { en: 'x', es: 'x' }, untilMs: null } as const;

function toldOf(container: WatchedContainer): Told {
  const [found] = newsOf([container], [], seen).found;
  return { host: container.host, name: container.name, found: found! };
}

function whyNow(now: readonly WatchedContainer[], isHostSeen: (host: string) => boolean = seen) {
  const told = toldOf(testContainer({}, [testUpdate('1.26')]));
  return newsOf(now, [told], isHostSeen).settled.map(({ event }) => event.why);
}

test('what is on offer is told in one line, with the version that runs', () => {
  const { found } = newsOf([testContainer({}, [testUpdate('1.26')])], [], seen);
  expect(found).toMatchObject([
    {
      name: 'web',
      stack: 'site',
      reference: 'nginx:1.26',
      mode: 'ask',
      summary: { en: 'web: 1.26 is out (1.25 runs)', es: 'web: ha salido 1.26 (se ejecuta 1.25)' },
    },
  ]);
});

test('of a moved tag the version that the image names is told', () => {
  const to = testVersion('latest', { version: '10.11.0' });
  const container = testContainer({ current: testVersion('latest', { version: '10.10.7' }) }, [
    testUpdate('latest', { level: 'digest', to }),
  ]);
  expect(newsOf([container], [], seen).found[0]?.summary.en).toBe(
    'web: there is a new image of latest (10.11.0)',
  );
});

test.each<[string, WatchedContainer]>([
  ['nothing is newer', testContainer()],
  ['it is held', testContainer({}, [testUpdate('1.26', { hold: skip })])],
  ['it is being updated', testContainer({ runId: 'r1' }, [testUpdate('1.26')])],
  ['nobody wants it watched', testContainer({ policy: testPolicy({ mode: 'off' }) }, [testUpdate('1.26')])],
])('nothing is told where %s', (_, container) => {
  expect(newsOf([container], [], seen).found).toEqual([]);
});

const unknown: Verdict = { state: 'unknown', reason: null, answer: null, checkedAtMs: 2_000 };

test.each<[string, readonly WatchedContainer[], string[]]>([
  ['still on offer', [testContainer({}, [testUpdate('1.26')])], []],
  ['it runs', [testContainer({ current: testVersion('1.26') })], ['applied']],
  ['another is newer', [testContainer({}, [testUpdate('1.27')])], ['superseded']],
  ['it is there no more', [testContainer()], ['withdrawn']],
  ['it was skipped', [testContainer({}, [testUpdate('1.26', { hold: skip })])], ['skipped']],
  ['nobody wants it watched', [testContainer({ policy: testPolicy({ mode: 'off' }) })], ['skipped']],
  ['nothing is known', [testContainer({ verdict: unknown })], []],
  ['the container is gone', [], ['gone']],
])('what was told is settled when %s: %o', (_, now, why) => {
  expect(whyNow(now)).toEqual(why);
});

test('of a host that cannot be seen nothing is concluded', () => {
  expect(whyNow([], () => false)).toEqual([]);
});
