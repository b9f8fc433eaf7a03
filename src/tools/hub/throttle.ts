import type { Clock } from '#kernel/clock.ts';
import { tooMany } from '#kernel/errors.ts';

/** What is counted together, and how many failures are free before each further try has to wait. */
export interface Counted {
  readonly key: string;
  readonly free: number;
  /** Forgotten as a whole once a try succeeds, not only that try. */
  readonly clearedBySuccess: boolean;
}

/** A try that counts as failed until it is known better. */
export interface Attempt {
  succeeded(): void;
  /** It was neither right nor wrong: nothing was checked. */
  withdraw(): void;
}

/** Slows guessing down. Tries made while waiting are refused and count for nothing, so waiting always ends. */
export interface Throttle {
  /** @throws NexusError `too-many` while any of `counted` has to wait. */
  attempt(counted: readonly Counted[]): Attempt;
}

const firstDelayMs = 1000;
const longestDelayMs = 5 * 60_000;
const forgetAfterMs = 60 * 60_000;

interface Count {
  failures: number;
  lastMs: number;
}

export function createThrottle(clock: Clock, maxKeys = 10_000): Throttle {
  const counts = new Map<string, Count>();

  const current = (key: string): Count => {
    const count = counts.get(key);
    const isOld = count === undefined || clock.monotonic() - count.lastMs > forgetAfterMs;
    return isOld ? { failures: 0, lastMs: clock.monotonic() } : count;
  };
  const store = (key: string, failures: number) => {
    // Deleting first keeps the map in order of last use, so that the longest quiet key gives way.
    counts.delete(key);
    if (failures > 0) counts.set(key, { failures, lastMs: clock.monotonic() });
    if (counts.size > maxKeys) counts.delete(counts.keys().next().value!);
  };

  return {
    attempt(counted) {
      const waitMs = Math.max(...counted.map(({ key, free }) => remainingMs(current(key), free, clock)));
      if (waitMs > 0) throw tooMany('Too many tries. Wait a little.', Math.ceil(waitMs / 1000));
      // Counted before anything is awaited, so that tries side by side cannot slip through.
      for (const { key } of counted) store(key, current(key).failures + 1);
      const forgive = (isSuccess: boolean) => {
        for (const { key, clearedBySuccess } of counted) {
          store(key, isSuccess && clearedBySuccess ? 0 : current(key).failures - 1);
        }
      };
      return { succeeded: () => forgive(true), withdraw: () => forgive(false) };
    },
  };
}

function remainingMs({ failures, lastMs }: Count, free: number, clock: Clock): number {
  if (failures < free) return 0;
  const delayMs = Math.min(firstDelayMs * 2 ** (failures - free), longestDelayMs);
  return lastMs + delayMs - clock.monotonic();
}

/** Per account and network, so that nobody elsewhere is held up; and per network, so that many accounts do not help. */
export function signInLimits(nameKey: string, network: string): readonly Counted[] {
  return [
    { key: `account ${nameKey} ${network}`, free: 5, clearedBySuccess: true },
    { key: `network ${network}`, free: 20, clearedBySuccess: false },
  ];
}

export function claimLimits(network: string): readonly Counted[] {
  return [{ key: `claim ${network}`, free: 5, clearedBySuccess: true }];
}
