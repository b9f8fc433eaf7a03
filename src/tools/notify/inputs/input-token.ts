import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface InputToken {
  /** Shown once, as part of the address. */
  readonly token: string;
  readonly hash: string;
  readonly hint: string;
}

/** 160 random bits: nobody guesses it, so a plain hash is enough to keep. */
export function newInputToken(): InputToken {
  const token = randomBytes(20).toString('base64url');
  return { token, hash: hashToken(token), hint: token.slice(-4) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** In constant time. */
export function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
