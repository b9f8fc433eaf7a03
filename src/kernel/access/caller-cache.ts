import { createHash } from 'node:crypto';
import type { Caller } from '#contracts/access.ts';
import type { Clock } from '../clock.ts';
import { type Credential, type Ended, hasEnded } from './authenticator.ts';

/** A caller and whatever else the lookup found. */
export interface Known {
  readonly caller: Caller;
}

export interface CallerCacheOptions<Found extends Known> {
  /** Asks the authority. Undefined when it does not know the credential; such an answer is never kept. */
  readonly lookup: (credential: Credential) => Promise<Found | undefined>;
  readonly clock: Clock;
  /** How long an answer is believed without asking again. */
  readonly freshMs: number;
  readonly maxEntries?: number;
}

/** Remembers who holds which credential, by digest, and forgets at once when access ends. */
export interface CallerCache<Found extends Known> {
  find(credential: Credential): Promise<Found | undefined>;
  drop(ended: Ended): void;
}

/** SHA-256, hex: what is stored of a token. Looking up by digest leaves nothing for timing to tell about the token. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function createCallerCache<Found extends Known>(
  options: CallerCacheOptions<Found>,
): CallerCache<Found> {
  const { lookup, clock, freshMs, maxEntries = 10_000 } = options;
  const entries = new Map<string, { found: Found; atMs: number }>();
  let drops = 0;

  const ask = async (credential: Credential, key: string, triesLeft: number): Promise<Found | undefined> => {
    const dropsBefore = drops;
    const atMs = clock.monotonic();
    const found = await lookup(credential);
    const isOvertaken = drops !== dropsBefore;
    // An answer that crossed an ending on its way may be from before it.
    if (isOvertaken && triesLeft > 0) return ask(credential, key, triesLeft - 1);
    if (found && !isOvertaken) {
      entries.set(key, { found, atMs });
      if (entries.size > maxEntries) entries.delete(entries.keys().next().value!);
    }
    return found;
  };

  return {
    async find(credential) {
      const key = `${credential.kind}:${tokenDigest(credential.token)}`;
      const entry = entries.get(key);
      if (entry && clock.monotonic() - entry.atMs < freshMs) return entry.found;
      entries.delete(key);
      return ask(credential, key, 3);
    },
    drop(ended) {
      drops += 1;
      for (const [key, { found }] of entries) if (hasEnded(found.caller, ended)) entries.delete(key);
    },
  };
}
