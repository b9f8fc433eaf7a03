import { NexusError } from '#kernel/errors.ts';
import type { Log } from '#kernel/log.ts';
import { type BatchOptions, writeBatch } from './write-batch.ts';
import { countOf, newWrites, type Writes } from './writes.ts';

export interface WriterOptions extends BatchOptions {
  readonly log: Log;
  /** The number of the last batch that is stored. */
  readonly batch: number;
  /** Which monitors have news. */
  readonly stored: (numbers: readonly number[]) => void;
}

/** Stores batch after batch, in order. What cannot be stored is tried again, and is not told to anybody before. */
export interface WatchWriter {
  /** Where everything new goes. */
  next(): Writes;
  /** @throws when another process has taken over */
  write(): Promise<void>;
  unwritten(): number;
  lost(): number;
}

/** What is kept while nothing can be stored: for a thousand monitors of 20 s about a quarter of an hour. */
const mostUnwritten = 50_000;

export function newWriter(options: WriterOptions): WatchWriter {
  const { log, coordinator, lease, location } = options;
  let { batch } = options;
  let next = newWrites(location);
  let writing: Writes | undefined;
  let [lost, isFailing] = [0, false];
  const failed = async (error: unknown) => {
    if (!(await coordinator.isCurrent(lease).catch(() => true))) throw lostLease(error);
    const tooMany = next.heartbeats.shorten(mostUnwritten);
    lost += tooMany;
    if (isFailing && tooMany === 0) return;
    isFailing = true;
    const unwritten = next.heartbeats.heartbeats.length;
    log.warn({ error, unwritten, lost }, 'checks could not be stored; trying again');
  };
  return {
    next: () => next,
    async write() {
      if (!writing) {
        if (countOf(next) === 0) return;
        writing = next;
        next = newWrites(location);
      }
      try {
        const { repeated } = await writeBatch(options, batch + 1, writing);
        if (repeated.length > 0)
          log.info({ repeated: repeated.length }, 'some checks were stored before, and are not stored again');
      } catch (error) {
        return failed(error);
      }
      const numbers = numbersOf(writing);
      batch += 1;
      writing = undefined;
      isFailing = false;
      options.stored(numbers);
    },
    unwritten: () => countOf(next) + (writing ? countOf(writing) : 0),
    lost: () => lost,
  };
}

function numbersOf({ heartbeats, states }: Writes): number[] {
  return [...new Set([...heartbeats.heartbeats.map(({ monitorId }) => monitorId), ...states.keys()])];
}

const lostLeaseCode = 'lease-lost';

function lostLease(cause: unknown): NexusError {
  return new NexusError(lostLeaseCode, 503, 'Another process checks the monitors now.', { cause });
}

export function isLostLease(error: unknown): boolean {
  return error instanceof NexusError && error.code === lostLeaseCode;
}
