import { randomBytes } from 'node:crypto';

/** Random bytes for many ids at once: asking for few costs as much as asking for many. */
let pool = Buffer.alloc(0);
let used = 0;

function nextRandomByte(): number {
  if (used === pool.length) {
    pool = randomBytes(4_096);
    used = 0;
  }
  used += 1;
  return pool[used - 1] ?? 0;
}

const digits = Buffer.from('0123456789abcdef');
/** An id is written into it in place: thousands a second are made of the alerts of a storm. */
const text = Buffer.from('00000000-0000-0000-0000-000000000000');
/** Where the digits of each of the 16 bytes stand. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

/** A UUIDv7 (RFC 9562, 5.7): sorts by the millisecond it was made in. */
export function newId(nowMs: number = Date.now()): string {
  for (let index = 0; index < places.length; index += 1) {
    const at = places[index] ?? 0;
    const byte = byteOf(index, nowMs);
    text[at] = digits[byte >> 4] ?? 0;
    text[at + 1] = digits[byte & 0x0f] ?? 0;
  }
  return text.toString('latin1');
}

function byteOf(index: number, nowMs: number): number {
  if (index < 6) return Math.floor(nowMs / 2 ** (40 - 8 * index)) & 0xff;
  if (index === 6) return (nextRandomByte() & 0x0f) | 0x70;
  if (index === 8) return (nextRandomByte() & 0x3f) | 0x80;
  return nextRandomByte();
}

/** An opaque bearer token: 256 random bits in base64url, behind a prefix that names its kind. */
export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}
