import { expect, test } from 'vitest';
import { crc32c, crcText } from './crc32c.ts';

// RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.
test.each([
  [Buffer.alloc(32), 0x8a9136aa],
  [Buffer.alloc(32, 0xff), 0x62a8ab43],
  [Buffer.from(Array.from({ length: 32 }, (_, n) => n)), 0x46dd794e],
  [Buffer.from('123456789'), 0xe3069283],
  [Buffer.alloc(0), 0],
])('%#', (bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
  expect(crc32c(bytes.subarray(5), crc32c(bytes.subarray(0, 5)))).toBe(expected);
});

test('the text is base64, highest byte first', () => {
  expect(crcText(0xe3069283)).toBe('4waSgw==');
});
