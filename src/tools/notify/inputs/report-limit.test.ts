import { expect, test } from 'vitest';
import { createReportLimit } from './report-limit.ts';

test('so many a minute, and the first that is too much is noted', () => {
  const limit = createReportLimit(2);
  expect(limit.take('a', 0)).toEqual({ taken: true });
  expect(limit.take('a', 1)).toEqual({ taken: true });
  expect(limit.take('a', 20_000)).toEqual({ taken: false, isFirstRefusal: true, waitMs: 40_000 });
  expect(limit.take('a', 20_001)).toMatchObject({ taken: false, isFirstRefusal: false });
  expect(limit.take('b', 20_001)).toEqual({ taken: true });
  expect(limit.take('a', 60_000)).toEqual({ taken: true });
});

test('a clock that goes back does not lock anybody out', () => {
  const limit = createReportLimit(1);
  limit.take('a', 500_000);
  expect(limit.take('a', 1000)).toEqual({ taken: true });
});
