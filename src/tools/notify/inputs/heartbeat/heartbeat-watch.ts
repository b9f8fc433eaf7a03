import type { Lease } from '#kernel/coordinator/coordinator.ts';
import type { AlertBook } from '../../alerts/alert-book.ts';
import { doorbell } from '../../doorbell.ts';
import type { NotifyKernel } from '../../notify-kernel.ts';
import { readInput, readInputs, updateInput, type StoredInput } from '../input-store.ts';
import { heartbeatDueMs } from './heartbeat-due.ts';
import { type Heartbeat, missingReport } from './heartbeat-report.ts';

export interface HeartbeatWatch extends AsyncDisposable {
  /** When the next sign of an address is due; null where none is waited for. */
  dueMs(input: StoredInput): number | null;
  /** The address is new or was changed: what it missed before does not count. */
  restart(id: string): void;
  /** Looks now instead of at the next deadline. */
  check(): Promise<void>;
}

/** Other processes take signs in as well, so the leader reads the table again after at most this long. */
const longestPauseMs = 15_000;
const leastPauseMs = 250;

type Options = Pick<NotifyKernel, 'database' | 'clock' | 'log' | 'coordinator'>;

/** Raises an alert for each heartbeat that is overdue. Deadlines follow from the table, so they survive a restart. */
export function watchHeartbeats(kernel: Options, book: AlertBook): HeartbeatWatch {
  const { clock, coordinator, log } = kernel;
  const startedMs = clock.now();
  const restartedMs = new Map<string, number>();
  const closing = new AbortController();
  const bell = doorbell(clock);
  let running: Promise<void> = Promise.resolve();

  const dueMs = (input: StoredInput) => {
    const { rule, lastSignMs } = waitedFor(input) ?? {};
    if (rule === undefined || lastSignMs === undefined) return null;
    return heartbeatDueMs(rule, lastSignMs, Math.max(startedMs, restartedMs.get(input.id) ?? 0));
  };
  const check = async () => {
    const inputs = await readInputs(kernel.database.query);
    const overdue = inputs.filter((input) => !input.isMissing && isDue(dueMs(input), clock.now()));
    for (const { id } of overdue) await raise(kernel, book, id, dueMs);
    return nextPause(inputs.map(dueMs), clock.now());
  };
  const run = async ({ signal }: Pick<Lease, 'signal'>) => {
    while (!signal.aborted) {
      bell.answer();
      const pauseMs = await check().catch((error: unknown) => {
        log.error({ error }, 'Heartbeats could not be checked; trying again');
        return longestPauseMs;
      });
      await bell.wait(pauseMs, signal);
    }
  };
  coordinator.whileHolding('notify-heartbeats', (lease) => (running = run(lease)), closing.signal);
  return {
    dueMs,
    restart(id) {
      restartedMs.set(id, clock.now());
      bell.ring();
    },
    check: async () => void (await check()),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await running;
    },
  };
}

function waitedFor(input: StoredInput) {
  if (!input.isEnabled || input.settings.kind !== 'heartbeat') return undefined;
  return { rule: input.settings.rule, lastSignMs: input.lastSeenAtMs ?? input.createdAtMs };
}

function isDue(dueMs: number | null, nowMs: number): boolean {
  return dueMs !== null && dueMs <= nowMs;
}

function nextPause(dues: readonly (number | null)[], nowMs: number): number {
  const waits = dues.flatMap((due) => (due === null || due <= nowMs ? [] : [due - nowMs]));
  return Math.max(leastPauseMs, Math.min(longestPauseMs, ...waits));
}

/** Looks again inside the transaction: a sign may have come since. */
async function raise(
  { database, clock }: Options,
  book: AlertBook,
  id: string,
  dueMs: (input: StoredInput) => number | null,
): Promise<void> {
  await database.transaction(async (tx) => {
    const input = await readInput(tx, id);
    const heartbeat = input && heartbeatOf(input);
    if (!heartbeat || input.isMissing || !isDue(dueMs(input), clock.now())) return;
    await updateInput(tx, id, { isMissing: true });
    await book.accept([missingReport(heartbeat, clock.now())], tx);
  });
}

/** Undefined where the address is no heartbeat. */
export function heartbeatOf(input: StoredInput): Heartbeat | undefined {
  const { id, name, settings, lastSeenAtMs, createdBy } = input;
  if (settings.kind !== 'heartbeat') return undefined;
  return { id, name, rule: settings.rule, lastSeenAtMs, createdBy };
}
