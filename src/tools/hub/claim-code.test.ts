import { expect, test } from 'vitest';
import { isSameClaimCode, newClaimCode } from './claim-code.ts';

test('a code is four groups of five letters that nobody misreads, and never the same', () => {
  const codes = Array.from({ length: 200 }, newClaimCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  expect(new Set(codes).size).toBe(200);
});

test('look-alikes, case and spacing are forgiven, a wrong letter is not', () => {
  expect(isSameClaimCode(' o1l2d abcde-fghjk mnpqr', '0112D-ABCDE-FGHJK-MNPQR')).toBe(true);
  expect(isSameClaimCode('0112D-ABCDE-FGHJK-MNPQS', '0112D-ABCDE-FGHJK-MNPQR')).toBe(false);
  expect(isSameClaimCode('', '0112D-ABCDE-FGHJK-MNPQR')).toBe(false);
});
