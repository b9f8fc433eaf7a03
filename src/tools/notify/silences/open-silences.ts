import type { Caller } from '#contracts/access.ts';
import type { Silence } from '#contracts/notify/silences.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { repeat } from '#kernel/repeat.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { createKnownSilences, type KnownSilence, type KnownSilences } from './known-silences.ts';
import type { SilenceBook } from './silence-book.ts';
import {
  canChangeInPlace,
  checkSilence,
  sortSilences,
  stateOf,
  type StoredSilence,
  type WantedSilence,
} from './silence-rules.ts';
import { deleteSilencesBefore, readSilences, writeSilence } from './silence-store.ts';

export interface OpenSilences extends SilenceBook, AsyncDisposable {
  list(): Silence[];
  get(id: string): Silence | undefined;
  /**
   * Adds a silence, or changes the one with that id; resolves once committed. The id is another one when the change could not be
   * made in place. @throws NexusError `invalid`, `not-found`
   */
  put(wanted: WantedSilence, caller: Caller): Promise<Silence>;
  /** Ends it now; one that has ended stays as it is. @throws NexusError `not-found` */
  expire(id: string, caller: Caller): Promise<Silence>;
}

const dayMs = 24 * 3_600_000;
/** How long one can be looked up after its end, as in Alertmanager. */
const keptMs = 5 * dayMs;
/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;

export interface SilencesOptions {
  readonly kernel: NotifyKernel;
  readonly book: Pick<AlertBook, 'all'>;
}

export async function openSilences(options: SilencesOptions): Promise<OpenSilences> {
  const { kernel, book } = options;
  const { database, clock } = kernel;
  const known = createKnownSilences(clock, () => readSilences(database.query));
  const view = (silence: KnownSilence): Silence => {
    const { matches, ...stored } = silence;
    const state = stateOf(silence, clock.now());
    const matching = state === 'expired' ? 0 : [...book.all()].filter(({ labels }) => matches(labels)).length;
    return { ...stored, matchers: [...stored.matchers], state, matching };
  };
  await known.load();
  const looking = keepUp(kernel, known);
  return {
    list: () => sortSilences(known.all(), clock.now()).map(view),
    get: (id) => {
      const silence = known.get(id);
      return silence && view(silence);
    },
    put: async (wanted, caller) => view(find(known, await put({ kernel, known }, wanted, caller))),
    async expire(id, caller) {
      await expire({ kernel, known }, id, caller);
      return view(find(known, id));
    },
    silencing: (labels, nowMs) =>
      known
        .all()
        .filter((silence) => stateOf(silence, nowMs) === 'active' && silence.matches(labels))
        .map(({ id, createdBy, comment }) => ({ id, text: [createdBy, comment].filter(Boolean).join(': ') })),
    watch: (listener) => known.watch(listener),
    async [Symbol.asyncDispose]() {
      await looking?.[Symbol.asyncDispose]();
      known.stop();
    },
  };
}

/** Forgets old ones, and hears of what other processes change. */
function keepUp(
  { database, clock, log, schedule }: NotifyKernel,
  known: KnownSilences,
): AsyncDisposable | undefined {
  schedule.add({
    name: 'forget-silences',
    everyMs: dayMs,
    run: async () => {
      await deleteSilencesBefore(database.query, clock.now() - keptMs);
      await known.load();
    },
  });
  if (database.engine !== 'postgres') return undefined;
  return repeat(clock, lookEveryMs, () =>
    known.load().catch((error: unknown) => log.warn({ error }, 'could not look for changed silences')),
  );
}

interface Parts {
  readonly kernel: NotifyKernel;
  readonly known: KnownSilences;
}

/** @returns its id */
async function put(parts: Parts, wanted: WantedSilence, caller: Caller): Promise<string> {
  const nowMs = parts.kernel.clock.now();
  const before = wanted.id === undefined ? undefined : plain(find(parts.known, wanted.id));
  checkSilence(wanted, nowMs);
  const isSame = before !== undefined && canChangeInPlace(before, wanted, nowMs);
  const after: StoredSilence = {
    ...wanted,
    id: isSame ? before.id : newId(nowMs),
    startsAtMs: isSame ? wanted.startsAtMs : Math.max(wanted.startsAtMs, nowMs),
    updatedAtMs: nowMs,
  };
  const ended = before && !isSame && stateOf(before, nowMs) !== 'expired' ? [endedAt(before, nowMs)] : [];
  const action = before ? 'change silence' : 'create silence';
  await write(parts, [...ended, after], { caller, action, before });
  return after.id;
}

async function expire(parts: Parts, id: string, caller: Caller): Promise<void> {
  const before = plain(find(parts.known, id));
  const nowMs = parts.kernel.clock.now();
  if (stateOf(before, nowMs) === 'expired') return;
  await write(parts, [endedAt(before, nowMs)], { caller, action: 'expire silence', before });
}

interface Written {
  readonly caller: Caller;
  readonly action: string;
  readonly before: StoredSilence | undefined;
}

/** Writes them together, with the entry in the audit log, and then takes them into memory. */
async function write({ kernel, known }: Parts, silences: readonly StoredSilence[], of: Written) {
  await kernel.database.transaction(async (tx) => {
    for (const silence of silences) await writeSilence(tx, silence);
    const after = silences.at(-1);
    const target = after?.id ?? '';
    await kernel.audit.record(tx, { ...of, target, outcome: 'succeeded', after });
  });
  await known.load();
}

function find(known: KnownSilences, id: string): KnownSilence {
  const silence = known.get(id);
  if (!silence) throw notFound({ en: 'This silence', es: 'este silencio' });
  return silence;
}

function plain(known: KnownSilence): StoredSilence {
  const { matches: _, ...silence } = known;
  return silence;
}

/** One that has not begun yet begins and ends at once. */
function endedAt(silence: StoredSilence, nowMs: number): StoredSilence {
  return { ...silence, startsAtMs: Math.min(silence.startsAtMs, nowMs), endsAtMs: nowMs, updatedAtMs: nowMs };
}
