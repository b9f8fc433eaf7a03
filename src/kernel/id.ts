import { randomBytes } from 'node:crypto';

/** Random bytes for many ids at once: asking for few costs as much as asking for many. */
const pool = { bytes: Buffer.alloc(0), used: 0 };

function nextRandom(size: number): Buffer {
  if (pool.used + size > pool.bytes.length) Object.assign(pool, { bytes: randomBytes(4_096), used: 0 });
  pool.used += size;
  return pool.bytes.subarray(pool.used - size, pool.used);
}

/** A UUIDv7 (RFC 9562, 5.7): sorts by the millisecond it was made in. */
export function newId(nowMs: number = Date.now()): string {
  const bytes = nextRandom(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An opaque bearer token: 256 random bits in base64url, behind a prefix that names its kind. */
export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}
