import type { CallOptions } from '#contracts/client.ts';
import type { Words } from '#contracts/words.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Choices } from '../choices/choices.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { ContainersPort, PullLogin } from './containers-port.ts';
import type { PulsePort } from './pulse-port.ts';
import type { RunBook, RunChange } from './run-book.ts';
import type { RunRecord } from './run-record.ts';
import { toldError } from './words-of-error.ts';

export interface Pace {
  /** Between two looks at what Containers or Pulse does. */
  readonly pollMs: number;
  /** How long one that does not answer, or cannot bring a container up, is tried again. */
  readonly patienceMs: number;
}

export const usualPace: Pace = { pollMs: 1_000, patienceMs: 10 * 60_000 };

export interface DriveOptions {
  readonly kernel: Pick<WatcherKernel, 'database' | 'bus' | 'audit' | 'clock' | 'log' | 'coordinator'>;
  readonly containers: ContainersPort;
  /** Undefined: there is no Pulse. */
  readonly pulse: PulsePort | undefined;
  readonly choices: Pick<Choices, 'noteFailure'>;
  /** For `docker.io/library/nginx`. */
  readonly credentialsFor: (repository: string) => Promise<PullLogin | undefined>;
  readonly pace: Pace;
}

/** What a step works with. A step looks at what is there first, so that it can be cut off and begun again anywhere. */
export interface DriveContext extends DriveOptions {
  readonly book: RunBook;
  readonly lease: Lease;
  /** Aborts when NEXUS stops or another process takes over; nothing is written after it. */
  readonly signal: AbortSignal;
}

export type Step = (context: DriveContext, record: RunRecord) => Promise<RunRecord>;

export function write(context: DriveContext, record: RunRecord, change: RunChange): Promise<RunRecord> {
  context.signal.throwIfAborted();
  return context.book.change(record, change, { lease: context.lease });
}

/** The next state, on disk before it begins. */
export function enter(
  context: DriveContext,
  record: RunRecord,
  state: RunRecord['run']['state'],
  { run, work }: RunChange = {},
): Promise<RunRecord> {
  const sinceMs = context.kernel.clock.now();
  return write(context, record, { run: { detail: null, ...run, state }, work: { ...work, sinceMs } });
}

/** Only what a person reads: not written again when it says the same. */
export async function say(context: DriveContext, record: RunRecord, detail: Words): Promise<RunRecord> {
  const isSaid = record.run.detail?.en === detail.en;
  return isSaid ? record : await write(context, record, { run: { detail } });
}

export async function rest({ kernel, pace, signal }: DriveContext): Promise<void> {
  await pause(kernel.clock, pace.pollMs, signal);
  signal.throwIfAborted();
}

export type Answer<T> =
  | { readonly isAnswered: true; readonly value: T }
  | { readonly isAnswered: false; readonly why: Words };

/** Asks again what may be otherwise in a moment, until `untilMs`. */
export async function askUntil<T>(
  context: DriveContext,
  untilMs: number,
  call: (options: CallOptions) => Promise<T>,
): Promise<Answer<T>> {
  const { kernel, signal } = context;
  for (;;) {
    try {
      return { isAnswered: true, value: await call({ signal }) };
    } catch (error) {
      signal.throwIfAborted();
      const told = toldError(error);
      if (!told) kernel.log.error({ error }, 'A question of an update ran into a bug');
      if (told && !told.isPassing) return { isAnswered: false, why: told.words };
      if (kernel.clock.now() >= untilMs) return { isAnswered: false, why: told?.words ?? somethingWrong };
    }
    await rest(context);
  }
}

const somethingWrong: Words = {
  en: 'Something went wrong; the log of NEXUS has more.',
  es: 'Algo salió mal; el registro de NEXUS dice más.',
};
