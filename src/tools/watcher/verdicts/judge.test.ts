import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import type { ImageFact, TagFact } from '../facts/facts.ts';
import type { LocalImage } from '../subjects/subject.ts';
import { judge } from './judge.ts';
import { d, imageFact, inputOf, localImage, nowMs, subjectOf, tagFact } from './test-facts.ts';

const clock = manualClock(nowMs);

interface Case {
  readonly name: string;
  readonly image?: string;
  readonly local?: Partial<LocalImage>;
  readonly tag: TagFact;
  readonly images?: Readonly<Record<string, ImageFact>>;
  readonly state: string;
  readonly hold?: string;
  readonly reason?: string;
}

const cases: readonly Case[] = [
  { name: 'the digest that runs', tag: tagFact(d('a')), state: 'same' },
  {
    name: 'one of several digests of the image, not the first',
    local: {
      digests: [`mirror.lan/nginx@${d('m')}`, `nginx@${d('0')}`, `docker.io/library/nginx@${d('a')}`],
    },
    tag: tagFact(d('a')),
    state: 'same',
  },
  {
    name: 'a digest that an alias of Docker Hub named',
    image: 'index.docker.io/library/nginx:latest',
    tag: tagFact(d('a')),
    state: 'same',
  },
  { name: 'another manifest that is no index', tag: tagFact(d('b'), { isIndex: false }), state: 'newer' },
  {
    name: 'another manifest, where no digest of this repository says what was there before',
    local: { digests: [`other/name@${d('a')}`] },
    tag: tagFact(d('b'), { isIndex: false }),
    state: 'unknown',
    reason: 'not-learned',
  },
  {
    name: 'another image under a name that was only given here',
    local: { digests: [`other/name@${d('x')}`] },
    tag: tagFact(d('b')),
    images: { [d('b')]: imageFact(d('child'), d('config2')) },
    state: 'newer',
    hold: 'other-origin',
  },
  { name: 'an index that nobody has read', tag: tagFact(d('b')), state: 'unknown', reason: 'not-learned' },
  {
    name: 'a registry that does not say what it has',
    tag: tagFact(d('b'), { isIndex: null }),
    state: 'unknown',
    reason: 'not-learned',
  },
  {
    name: 'an index in which only another platform or an attestation changed',
    tag: tagFact(d('b')),
    images: { [d('b')]: imageFact(d('child'), d('config')) },
    state: 'same',
  },
  {
    name: 'the manifest alone of what was an index',
    tag: tagFact(d('child'), { isIndex: false }),
    images: { [d('child')]: imageFact(d('child'), d('config')) },
    state: 'same',
  },
  {
    name: 'the index whose digest is the id in the containerd store',
    local: { id: d('b'), digests: [`nginx@${d('a')}`] },
    tag: tagFact(d('b')),
    state: 'same',
  },
  {
    name: 'an index whose child is the id in the containerd store',
    local: { id: d('child'), digests: [`nginx@${d('child')}`] },
    tag: tagFact(d('b')),
    images: { [d('b')]: imageFact(d('child'), d('config')) },
    state: 'same',
  },
  {
    name: 'an index with another image for this machine',
    tag: tagFact(d('b')),
    images: { [d('b')]: imageFact(d('child'), d('other')) },
    state: 'newer',
  },
  {
    name: 'an index without an image for this machine',
    tag: tagFact(d('b')),
    images: { [d('b')]: { kind: 'other-platforms' } },
    state: 'newer',
    hold: 'not-for-platform',
  },
  {
    name: 'the same, while the registry fails',
    tag: tagFact(d('a'), { problem: { id: 'timeout', detail: null, untilMs: null } }),
    state: 'unknown',
    reason: 'timeout',
  },
  {
    name: 'nothing yet but a failure',
    tag: tagFact(null, { answeredAtMs: null, problem: { id: 'no-login', detail: null, untilMs: null } }),
    state: 'unknown',
    reason: 'no-login',
  },
  {
    name: 'no tag any more',
    tag: tagFact(d('a'), { problem: { id: 'absent', detail: null, untilMs: null } }),
    state: 'unknown',
    reason: 'absent',
  },
];

test.each(cases)(
  'the registry has $name: $state',
  ({ image = 'nginx:latest', local, tag, images, ...then }) => {
    const subject = subjectOf(image, { local: localImage(local) });
    const facts = { tags: { latest: tag }, ...(images && { images }) };
    const { verdict } = judge(inputOf(image, facts, { subject }), clock);
    expect(verdict.state).toBe(then.state);
    expect(verdict.reason?.id).toBe(then.reason);
    expect(verdict.answer?.updates[0]?.hold?.id).toBe(then.hold);
  },
);

test('a failure keeps the last good answer, newer ones too, and says how old it is', () => {
  const problem = { id: 'rate-limited', detail: 'TOOMANYREQUESTS', untilMs: nowMs + 5 };
  const last = { answeredAtMs: nowMs - 1000, checkedAtMs: nowMs, problem };
  const asked = (digest: string) =>
    judge(inputOf('nginx', { tags: { latest: tagFact(digest, { ...last, isIndex: false }) } }), clock)
      .verdict;
  expect(asked(d('a'))).toMatchObject({
    state: 'unknown',
    reason: { id: 'rate-limited', detail: 'TOOMANYREQUESTS', untilMs: nowMs + 5 },
    answer: { state: 'same', updates: [], answeredAtMs: nowMs - 1000 },
    checkedAtMs: nowMs,
  });
  expect(asked(d('b'))).toMatchObject({
    state: 'unknown',
    answer: { state: 'newer', updates: [{ level: 'digest' }] },
  });
});

test('what was answered before is kept while a tag that moved is not understood', () => {
  const previous = { state: 'same', updates: [], answeredAtMs: 1 } as const;
  const input = inputOf('nginx', { tags: { latest: tagFact(d('b')) } });
  const { verdict } = judge({ ...input, previous: { ...previous, updates: [] } }, clock);
  expect(verdict).toMatchObject({ state: 'unknown', reason: { id: 'not-learned' }, answer: previous });
});

test.each([
  ['gone', 'unknown', 1],
  [undefined, 'pending', 1],
  [localImage({ digests: [] }), 'local', undefined],
] as const)(
  'an image that is %j is %s, and what was known of it stays known only while it is open',
  (local, state, at) => {
    const previous = { state: 'same' as const, updates: [], answeredAtMs: 1 };
    const { verdict } = judge(
      inputOf('nginx', {}, { subject: subjectOf('nginx', { local }), previous }),
      clock,
    );
    expect(verdict.state).toBe(state);
    expect(verdict.answer?.answeredAtMs).toBe(at);
  },
);

test('nobody has looked yet', () => {
  expect(judge(inputOf('nginx'), clock).verdict).toEqual({
    state: 'pending',
    reason: null,
    answer: null,
    checkedAtMs: null,
  });
});

test('the version that runs is named by the digest it was found under', () => {
  const local = localImage({ digests: [`nginx@${d('0')}`, `nginx@${d('a')}`, `mirror.lan/x@${d('m')}`] });
  const subject = subjectOf('nginx', { local });
  const at = (digest: string) =>
    judge(inputOf('nginx', { tags: { latest: tagFact(digest) } }, { subject }), clock).current.digest;
  expect(at(d('0'))).toBe(d('0'));
  expect(at(d('a'))).toBe(d('a'));
  expect([d('0'), d('a')]).toContain(at(d('b')));
});
