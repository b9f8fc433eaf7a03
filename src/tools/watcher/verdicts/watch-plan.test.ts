import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { Subject } from '../subjects/subject.ts';
import { judge } from './judge.ts';
import { questionsOf } from './questions.ts';
import { d, inputOf, localImage, nowMs, policyOf, subjectOf, tagFact, tagListFact } from './test-facts.ts';

const clock = manualClock(nowMs);
const label = { by: 'label', name: 'wud.watch', value: 'false' } as const;
const rule = { by: 'rule', name: 'Databases', value: null } as const;

const settled: readonly [
  name: string,
  image: string,
  subject: Partial<Subject>,
  policy: Partial<EffectivePolicy>,
  state: string,
  reason?: string,
][] = [
  ['built here', 'mine:1.0.0', { local: localImage({ digests: [] }) }, {}, 'local'],
  ['an id of an image built here', d('x'), { local: localImage({ digests: [] }) }, {}, 'local'],
  ['an id of a pulled image', d('x'), {}, {}, 'unknown', 'no-reference'],
  ['the beginning of an id', d('config').slice(7, 19), {}, {}, 'unknown', 'no-reference'],
  ['a digest without a tag', `nginx@${d('a')}`, {}, {}, 'fixed'],
  ['of an image that is gone', 'nginx:1.0.0', { local: 'gone' }, {}, 'unknown', 'image-gone'],
  ['of an image that was not read yet', 'nginx:1.0.0', { local: undefined }, {}, 'pending'],
  ['off by a label', 'nginx', {}, { mode: 'off', decidedBy: { mode: label } }, 'off', 'off'],
  ['off in parts', 'nginx:1.0.0', {}, { watchDigest: false, watchTags: false }, 'off', 'nothing-watched'],
  ['a name, without its digest', 'nginx', {}, { watchDigest: false }, 'off', 'nothing-watched'],
];

test.each(settled)('%s: nobody is asked', (_, image, more, wishes, state, reason) => {
  const subject = subjectOf(image, more);
  const policy = policyOf(wishes);
  expect(questionsOf(subject, policy)).toEqual([]);
  const { verdict, otherTags } = judge(inputOf(image, {}, { subject, policy }), clock);
  expect(verdict).toMatchObject({ state, answer: null, checkedAtMs: null });
  expect(verdict.reason?.id).toBe(reason);
  expect(otherTags).toEqual([]);
});

test('off says who decided', () => {
  const wordsWith = (decidedBy: EffectivePolicy['decidedBy'], more: Partial<EffectivePolicy>) =>
    judge(inputOf('nginx:1.0.0', {}, { policy: policyOf({ decidedBy, ...more }) }), clock).verdict.reason
      ?.words;
  expect(wordsWith({ mode: label }, { mode: 'off' })?.en).toContain('the label wud.watch=false');
  expect(wordsWith({ mode: rule }, { mode: 'off' })?.es).toContain('la regla «Databases»');
  expect(wordsWith({}, { mode: 'off' })?.en).toContain('the default');
  const parts = wordsWith({ watchDigest: label, watchTags: rule }, { watchDigest: false, watchTags: false });
  expect(parts?.en).toContain('wud.watch=false');
  expect(parts?.en).toContain('Databases');
});

test.each<[image: string, policy: Partial<EffectivePolicy>, tag: string | null, wantsTagList: boolean]>([
  ['nginx', {}, 'latest', false],
  ['nginx:1.27', {}, '1.27', true],
  [`nginx:1.27.0@${d('a')}`, {}, '1.27.0', true],
  ['nginx:1.27.0', { watchTags: false }, '1.27.0', false],
  ['nginx:1.27.0', { watchDigest: false }, null, true],
  ['nginx:stable-v3', { transform: String.raw`^stable-v(\d+)$ => $1.0.0` }, 'stable-v3', true],
  ['nginx:1.27.0', { level: 'digest' }, '1.27.0', true],
])(
  'for %s with %j the registry is asked for %s, and for all tags: %s',
  (image, wishes, tag, wantsTagList) => {
    expect(questionsOf(subjectOf(image), policyOf(wishes))).toEqual([
      { repository: { domain: 'docker.io', path: 'library/nginx' }, tag, wantsTagList },
    ]);
  },
);

test('what is not wanted has no part in the verdict', () => {
  const tags = { '1.0.0': tagFact(d('b'), { isIndex: false }) };
  const tagList = tagListFact(['1.0.0', '1.1.0']);
  const levels = (wishes: Partial<EffectivePolicy>) => {
    const input = inputOf('nginx:1.0.0', { tags }, { tagList, policy: policyOf(wishes) });
    return judge(input, clock).verdict.answer?.updates.map(({ level }) => level);
  };
  expect(levels({})).toEqual(['minor', 'digest']);
  expect(levels({ watchTags: false })).toEqual(['digest']);
  expect(levels({ watchDigest: false })).toEqual(['minor']);
});
