import { expect, test } from 'vitest';
import { timingSteps } from './timing-steps.ts';

test('steps stand one behind the other, and what is left of the total is the rest', () => {
  expect(timingSteps({ dnsMs: 2, connectMs: 3, firstByteMs: 10, totalMs: 20 })).toEqual([
    { id: 'dnsMs', fromMs: 0, lengthMs: 2 },
    { id: 'connectMs', fromMs: 2, lengthMs: 3 },
    { id: 'firstByteMs', fromMs: 5, lengthMs: 10 },
    { id: 'restMs', fromMs: 15, lengthMs: 5 },
  ]);
});

test('a check that never connected has no rest', () => {
  expect(timingSteps({ dnsMs: 2, totalMs: 2.1 })).toEqual([{ id: 'dnsMs', fromMs: 0, lengthMs: 2 }]);
});
