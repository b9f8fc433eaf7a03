import { expect, test } from 'vitest';
import { healthRequest, readHealthResponse } from './health-message.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('the exact requests', () => {
  expect(healthRequest('').toString('hex')).toBe('0000000000');
  expect(healthRequest('shop').toString('hex')).toBe('00000000060a0473686f70');
  const long = healthRequest('x'.repeat(300));
  expect(long.subarray(0, 8).toString('hex')).toBe('000000012f0aac02');
});

test.each([
  ['00 00000000', 'UNKNOWN'],
  ['00 00000002 08 01', 'SERVING'],
  ['00 00000002 08 02', 'NOT_SERVING'],
  ['00 00000002 08 03', 'SERVICE_UNKNOWN'],
  ['00 00000005 12 01 61 08 01', 'SERVING'],
  ['00 00000007 1d 01020304 08 01', 'SERVING'],
])('the answer %s is %s', (text, status) => {
  expect(readHealthResponse(hex(text))).toBe(status);
});

test.each([
  ['nothing', ''],
  ['half a frame', '00 000000'],
  ['another length', '00 00000003 08 01'],
  ['a compressed one', '01 00000002 08 01'],
  ['a status that nobody knows', '00 00000002 08 09'],
  ['a number without end', '00 00000007 08 ffffffffffff'],
  ['a text beyond the end', '00 00000002 12 7f'],
  ['a wire type that nobody knows', '00 00000001 0b'],
])('%s is none', (_, text) => {
  expect(readHealthResponse(hex(text))).toBeUndefined();
});
