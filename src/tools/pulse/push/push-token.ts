import { createHash, randomBytes } from 'node:crypto';

/** 160 random bits: nobody guesses it, so a plain hash is enough to find it by. */
export function newPushToken(): string {
  return randomBytes(20).toString('base64url');
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function pathOf(token: string): string {
  return `/api/pulse/ping/${token}`;
}
