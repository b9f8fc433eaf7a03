import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so nothing is misread. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const lettersPerGroup = 5;

/** 100 random bits in groups a person can copy: `7K2QD-…`. */
export function newClaimCode(): string {
  return Array.from({ length: groups }, newGroup).join('-');
}

function newGroup(): string {
  return Array.from({ length: lettersPerGroup }, () => letters[randomInt(letters.length)]).join('');
}

/** Compares as a person means it: case, spaces, hyphens and look-alikes aside. */
export function isSameClaimCode(given: string, code: string): boolean {
  return timingSafeEqual(digest(given), digest(code));
}

function digest(code: string): Buffer {
  const meant = code
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(meant).digest();
}
