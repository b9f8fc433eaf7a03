import { describe, expect, test } from 'vitest';
import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import { manualClock } from '#kernel/clock.ts';
import { type ContainerChoices, noChoices } from '../choices/choices.ts';
import type { KnownTag, TagListFact } from '../facts/facts.ts';
import { judge } from './judge.ts';
import { d, dayMs, inputOf, nowMs, policyOf, tagFact, tagListFact, type TestFacts } from './test-facts.ts';

const clock = manualClock(nowMs);
const problem = { id: 'server-error', detail: '502', untilMs: null };
const same = { tags: { '1.2.3': tagFact(d('a')) } };
const moved = { tags: { '1.2.3': tagFact(d('b'), { isIndex: false }) } };

interface Asked {
  readonly image?: string;
  readonly facts?: TestFacts;
  readonly policy?: Partial<EffectivePolicy>;
  readonly choices?: Partial<ContainerChoices>;
  readonly list?: Partial<TagListFact>;
}

function ask(
  tags: readonly (string | KnownTag)[],
  { image = 'nginx:1.2.3', facts = same, ...more }: Asked = {},
) {
  const input = inputOf(image, facts, {
    tagList: tagListFact(tags, more.list),
    policy: policyOf(more.policy),
    choices: { ...noChoices, ...more.choices },
  });
  const { verdict, otherTags, isTagListCut } = judge(input, clock);
  const updates = (verdict.answer?.updates ?? []).map(
    ({ level, reference, hold }) => `${level} ${reference}${hold ? ` ${hold.id}` : ''}`,
  );
  return { verdict, state: verdict.state, reason: verdict.reason?.id, updates, otherTags, isTagListCut };
}

test('the newest of every level, the largest step first, and the same tag last', () => {
  const tags = ['1.2.3', '1.2.4', '1.2.5', '1.3.0', '2.0.0', '1.2.3-alpine'];
  expect(ask(tags, { facts: moved }).updates).toEqual([
    'major nginx:2.0.0',
    'minor nginx:1.3.0',
    'patch nginx:1.2.5',
    'digest nginx:1.2.3',
  ]);
  expect(ask(['1.2.3', '1.2.2']).state).toBe('same');
});

test.each([
  ['nginx:1.2.3', 'nginx:1.2.4'],
  ['docker.io/library/nginx:1.2.3', 'docker.io/library/nginx:1.2.4'],
  ['registry.lan:5000/a/nginx:1.2.3', 'registry.lan:5000/a/nginx:1.2.4'],
])('%s becomes %s: written as it was', (image, written) => {
  expect(ask(['1.2.4'], { image }).updates).toEqual([
    image.startsWith('registry.lan') ? `patch ${written} other-origin` : `patch ${written}`,
  ]);
});

test('a pinned reference gets the new tag and its digest', () => {
  const image = `nginx:1.2.3@${d('a')}`;
  const facts = { tags: { ...moved.tags, '1.2.4': tagFact(d('c')) } };
  expect(ask(['1.2.3', '1.2.4'], { image, facts }).updates).toEqual([
    `patch nginx:1.2.4@${d('c')}`,
    `digest nginx:1.2.3@${d('b')}`,
  ]);
});

describe('what is held', () => {
  test('makes room for what is not, and comes last', () => {
    const skipped = [{ tag: '2.0.0', digest: null, by: 'ann', atMs: 1 }];
    const found = ask(['1.2.4', '1.3.0', '2.0.0'], { choices: { skipped }, policy: { level: 'minor' } });
    expect(found.updates).toEqual([
      'minor nginx:1.3.0',
      'patch nginx:1.2.4',
      'major nginx:2.0.0 above-limit',
    ]);
    expect(ask(['2.0.0'], { choices: { skipped } })).toMatchObject({
      state: 'newer',
      updates: ['major nginx:2.0.0 skipped'],
    });
  });

  test('by a limit to the same tag: other tags, never that tag', () => {
    const { updates } = ask(['1.2.4'], { facts: moved, policy: { level: 'digest' } });
    expect(updates).toEqual(['digest nginx:1.2.3', 'patch nginx:1.2.4 above-limit']);
  });

  test('because it failed here, by its tag or as the same image under another one', () => {
    const failed = [{ tag: '1.2.4', digest: d('f'), atMs: 1, runId: 'r', problem: 'It died.' }];
    const facts = { tags: { ...same.tags, '1.2.4': tagFact(d('f')), '1.3.0': tagFact(d('f')) } };
    expect(ask(['1.2.4', '1.3.0', '1.4.0'], { facts, choices: { failed } }).updates).toEqual([
      'minor nginx:1.4.0',
      'patch nginx:1.2.4 failed-here',
    ]);
    const again = { tags: { ...same.tags, '1.2.4': tagFact(d('g')) } };
    expect(ask(['1.2.4'], { facts: again, choices: { failed } }).updates).toEqual(['patch nginx:1.2.4']);
    const tagless = [{ ...failed[0]!, tag: null, digest: d('b') }];
    expect(ask([], { facts: moved, choices: { failed: tagless } }).updates).toEqual([
      'digest nginx:1.2.3 failed-here',
    ]);
  });

  test('for a while, with everything else', () => {
    const snoozed = ask(['1.2.4'], { facts: moved, choices: { snoozedUntilMs: nowMs + 1 } });
    expect(snoozed.updates).toEqual(['patch nginx:1.2.4 snoozed', 'digest nginx:1.2.3 snoozed']);
    expect(snoozed.verdict.answer?.updates[0]?.hold?.untilMs).toBe(nowMs + 1);
    expect(ask(['1.2.4'], { choices: { snoozedUntilMs: nowMs } }).updates).toEqual(['patch nginx:1.2.4']);
  });

  test('because this machine cannot run it', () => {
    const facts: TestFacts = {
      tags: { ...same.tags, '1.3.0': tagFact(d('c')) },
      images: { [d('c')]: { kind: 'other-platforms' } },
    };
    expect(ask(['1.2.4', '1.3.0'], { facts }).updates).toEqual([
      'patch nginx:1.2.4',
      'minor nginx:1.3.0 not-for-platform',
    ]);
  });
});

describe('a week has to pass', () => {
  const policy = { minimumAgeDays: 7 };
  const seenDaysAgo = (days: number) => ({ name: '1.2.4', seenAtMs: nowMs - days * dayMs });

  test('since the tag was listed, or since it stands for this digest', () => {
    expect(ask([seenDaysAgo(7)], { policy }).updates).toEqual(['patch nginx:1.2.4']);
    const { verdict } = ask([seenDaysAgo(6)], { policy });
    expect(verdict.answer?.updates[0]?.hold).toMatchObject({ id: 'too-young', untilMs: nowMs + dayMs });
    const facts = {
      tags: { ...same.tags, '1.2.4': tagFact(d('c')) },
      seen: { [`1.2.4@${d('c')}`]: nowMs - dayMs },
    };
    const again = ask([seenDaysAgo(90)], { policy, facts }).verdict.answer?.updates[0];
    expect(again).toMatchObject({ seenAtMs: nowMs - dayMs, hold: { untilMs: nowMs + 6 * dayMs } });
  });

  test('since the registry published it, unless that date is older than what the tag stands for', () => {
    const pushed = { ...seenDaysAgo(1), pushedAtMs: nowMs - 30 * dayMs };
    expect(ask([pushed], { policy }).updates).toEqual(['patch nginx:1.2.4']);
    const facts = {
      tags: { ...same.tags, '1.2.4': tagFact(d('c')) },
      seen: { [`1.2.4@${d('c')}`]: nowMs - dayMs / 2 },
    };
    expect(ask([pushed], { policy, facts }).updates).toEqual(['patch nginx:1.2.4']);
    const list = { answeredAtMs: nowMs - dayMs };
    expect(ask([pushed], { policy, facts, list }).updates).toEqual(['patch nginx:1.2.4 too-young']);
  });

  test('for another image under the same tag, too', () => {
    const seen = (days: number) => ({ ...moved, seen: { [`1.2.3@${d('b')}`]: nowMs - days * dayMs } });
    expect(ask([], { facts: seen(6), policy }).updates).toEqual(['digest nginx:1.2.3 too-young']);
    expect(ask([], { facts: seen(7), policy }).updates).toEqual(['digest nginx:1.2.3']);
    const stale = [{ name: '1.2.3', seenAtMs: 0, pushedAtMs: nowMs - 300 * dayMs }];
    const list = { answeredAtMs: nowMs - 7 * dayMs };
    expect(ask(stale, { facts: seen(6), policy, list }).updates).toEqual(['digest nginx:1.2.3 too-young']);
  });
});

describe('when not everything is known', () => {
  test.each<[name: string, tags: string[], asked: Asked, state: string, reason: string | undefined]>([
    ['a list that failed', ['1.2.3'], { list: { problem } }, 'unknown', 'server-error'],
    [
      'a list that failed beside a tag that moved',
      [],
      { facts: moved, list: { problem } },
      'newer',
      'server-error',
    ],
    ['a newer tag of a list that failed since', ['1.2.4'], { list: { problem } }, 'newer', 'server-error'],
    [
      'only a list, that failed',
      ['1.2.4'],
      { list: { problem }, policy: { watchDigest: false } },
      'unknown',
      'server-error',
    ],
    ['a list that was cut', ['1.2.3'], { list: { isCut: true } }, 'unknown', 'list-cut'],
    ['a newer tag of a list that was cut', ['1.2.4'], { list: { isCut: true } }, 'newer', undefined],
    ['a pattern that cannot be', ['1.2.4'], { policy: { include: ['(?!x)'] } }, 'unknown', 'invalid-pattern'],
    ['a formula that is none', ['1.2.4'], { policy: { transform: 'x' } }, 'unknown', 'invalid-pattern'],
    [
      'such a pattern beside a tag that moved',
      ['1.2.4'],
      { facts: moved, policy: { exclude: ['['] } },
      'newer',
      'invalid-pattern',
    ],
  ])('%s', (_, tags, asked, state, reason) => {
    expect(ask(tags, asked)).toMatchObject({ state, reason });
  });

  const failing = (id: string) => ({
    tags: { '1.2.3': tagFact(d('a'), { problem: { id, detail: null, untilMs: null } }) },
  });

  test('a tag that is gone does not hide the newer ones, a registry that fails does', () => {
    expect(ask(['1.2.4'], { facts: failing('absent') })).toMatchObject({ state: 'newer', reason: 'absent' });
    expect(ask([], { facts: failing('absent') })).toMatchObject({ state: 'unknown', reason: 'absent' });
    expect(ask(['1.2.4'], { facts: failing('timeout') })).toMatchObject({
      state: 'unknown',
      reason: 'timeout',
      updates: ['patch nginx:1.2.4'],
    });
  });

  test('a list that nobody has read yet', () => {
    const judged = (facts: TestFacts) => judge(inputOf('nginx:1.2.3', facts), clock).verdict;
    expect(judged(same)).toMatchObject({ state: 'pending', answer: null });
    expect(judged(moved)).toMatchObject({ state: 'newer', reason: null });
  });

  test('the answer is as old as what could not be asked again', () => {
    const list = { answeredAtMs: nowMs - dayMs };
    expect(ask(['1.2.4'], { list }).verdict.answer?.answeredAtMs).toBe(nowMs);
    expect(ask(['1.2.4'], { list: { ...list, problem } }).verdict.answer?.answeredAtMs).toBe(nowMs - dayMs);
  });

  test('that a list was cut is told beside it', () => {
    expect(ask(['1.2.4'], { list: { isCut: true } }).isTagListCut).toBe(true);
    expect(ask(['1.2.4']).isTagListCut).toBe(false);
  });
});

test('of the other tags the nearest come first', () => {
  const tags = ['latest', '0.9.0', '1.2.2', '1.2.1', '1.2.4', '1.2.5', '1.2.6', '3.0.0', '1.2.3-alpine'];
  const { otherTags } = ask(tags, { policy: { level: 'minor' } });
  expect(otherTags.map(({ tag }) => tag)).toEqual([
    '3.0.0',
    '1.2.2',
    '1.2.4',
    '1.2.1',
    '1.2.5',
    '0.9.0',
    '1.2.3-alpine',
    'latest',
  ]);
  expect(otherTags[0]).toMatchObject({
    isHeld: true,
    words: { en: expect.stringContaining('a major version') },
  });
});
