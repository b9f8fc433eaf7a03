import { expect, test } from 'vitest';
import { fromLocalField, toLocalField } from './local-field.ts';

test('a time goes through its field to the minute', () => {
  const atMs = new Date(2026, 2, 5, 7, 4).getTime();
  expect(toLocalField(atMs)).toBe('2026-03-05T07:04');
  expect(fromLocalField(toLocalField(atMs))).toBe(atMs);
  expect(fromLocalField('')).toBeNull();
});
