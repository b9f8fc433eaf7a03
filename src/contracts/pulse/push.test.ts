import { expect, test } from 'vitest';
import { pushEndpoints } from './push.ts';

test('a report with a log of a mebibyte is not lost', () => {
  const { ping, pingAs } = pushEndpoints;
  for (const { bodyLimitBytes = 0 } of [ping, pingAs]) expect(bodyLimitBytes).toBeGreaterThanOrEqual(2 ** 20);
});
