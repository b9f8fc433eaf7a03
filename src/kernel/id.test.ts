import { expect, test } from 'vitest';
import { newId, newToken } from './id.ts';

test('ids are version 7 and sort by time', () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
});

test('tokens carry 256 bits behind their kind', () => {
  const token = newToken('nxt');
  expect(token).toMatch(/^nxt_[A-Za-z0-9_-]{43}$/);
  expect(newToken('nxt')).not.toBe(token);
});
