import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import { imageQuestionsOf, offeredQuestionsOf } from './questions.ts';
import {
  amd64,
  d,
  imageFact,
  inputOf,
  nowMs,
  policyOf,
  subjectOf,
  tagFact,
  tagListFact,
  type TestFacts,
} from './test-facts.ts';

const clock = manualClock(nowMs);
const repository = { domain: 'docker.io', path: 'library/nginx' };

function learns(facts: TestFacts, tags: readonly string[] = [], policy: Partial<EffectivePolicy> = {}) {
  const input = inputOf('nginx:1.2.3', facts, { tagList: tagListFact(tags), policy: policyOf(policy) });
  return imageQuestionsOf(input, clock);
}

test('what is the same is not asked, the digest that runs never', () => {
  expect(learns({ tags: { '1.2.3': tagFact(d('a')) } }, ['1.2.3'])).toEqual([]);
});

test('a tag that moved: first what it holds, then what that says of itself', () => {
  const tags = { '1.2.3': tagFact(d('b')) };
  const question = { repository, tag: '1.2.3', digest: d('b'), platform: amd64 };
  const after = (image: ReturnType<typeof imageFact>) => learns({ tags, images: { [d('b')]: image } });
  expect(learns({ tags })).toEqual([{ ...question, wantsConfig: false }]);
  expect(after(imageFact(d('m'), d('other')))).toEqual([{ ...question, wantsConfig: true }]);
  expect(after(imageFact(d('m'), d('other'), {}))).toEqual([]);
  expect(after(imageFact(d('m'), d('config')))).toEqual([]);
});

test('of newer tags the best, what may be applied by itself, and what waits for its age', () => {
  const same = { tags: { '1.2.3': tagFact(d('a')) } };
  const tags = ['1.2.4', '1.3.0', '2.0.0'];
  const asked = (policy: Partial<EffectivePolicy>) => learns(same, tags, policy).map(({ tag }) => tag);
  expect(asked({})).toEqual(['2.0.0']);
  expect(asked({ mode: 'auto', autoLevel: 'patch' })).toEqual(['2.0.0', '1.2.4']);
  expect(asked({ level: 'minor' })).toEqual(['1.3.0']);
  expect(asked({ minimumAgeDays: 200 })).toEqual(['2.0.0']);
  expect(learns(same, tags)[0]).toMatchObject({ digest: null, wantsConfig: true });
});

test('every step of a pinned reference, whose digest has to be written', () => {
  const input = inputOf(`nginx:1.2.3@${d('a')}`, { tags: { '1.2.3': tagFact(d('a')) } });
  const questions = imageQuestionsOf({ ...input, tagList: tagListFact(['1.2.4', '2.0.0']) }, clock);
  expect(questions.map(({ tag }) => tag)).toEqual(['2.0.0', '1.2.4']);
});

test('what has nothing for this machine is not read', () => {
  const tags = { '1.2.3': tagFact(d('b')) };
  expect(learns({ tags, images: { [d('b')]: { kind: 'other-platforms' } } })).toEqual([]);
});

test('nothing about what is not watched', () => {
  const subject = subjectOf('nginx:1.2.3', { local: 'gone' });
  expect(imageQuestionsOf(inputOf('nginx:1.2.3', {}, { subject }), clock)).toEqual([]);
});

test('a tag on offer is asked for again once a day, the one that runs with every look anyway', () => {
  const asked = (checkedAtMs: number) => {
    const tags = { '1.2.3': tagFact(d('b'), { isIndex: false }), '1.3.0': tagFact(d('c'), { checkedAtMs }) };
    const input = inputOf('nginx:1.2.3', { tags }, { tagList: tagListFact(['1.2.4', '1.3.0']) });
    return offeredQuestionsOf(input, clock);
  };
  expect(asked(nowMs - 3_600_000)).toEqual([]);
  expect(asked(nowMs - 24 * 3_600_000)).toEqual([{ repository, tag: '1.3.0', wantsTagList: false }]);
});
