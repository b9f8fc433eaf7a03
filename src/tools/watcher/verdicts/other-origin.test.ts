import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { decide } from '../policies/decide.ts';
import { judge } from './judge.ts';
import { d, imageFact, inputOf, localImage, nowMs, policyOf, subjectOf, tagFact } from './test-facts.ts';

test('what somebody else has put under a name that was given here is never applied by itself', () => {
  const clock = manualClock(nowMs);
  const policy = policyOf({ mode: 'auto' });
  const facts = { tags: { latest: tagFact(d('b')) }, images: { [d('b')]: imageFact(d('m'), d('c2')) } };
  const happens = (pulledAs: string) => {
    const local = localImage({ digests: [`${pulledAs}@${d('a')}`] });
    const subject = subjectOf('app:latest', { local });
    const { verdict } = judge(inputOf('app:latest', facts, { subject, policy }), clock);
    return decide({ verdict, policy, snoozedUntilMs: null, runId: null }, nowMs).happens;
  };
  expect(happens('app')).toBe('apply');
  expect(happens('docker.io/library/app')).toBe('apply');
  expect(happens('registry.lan/app')).toBe('wait');
});
