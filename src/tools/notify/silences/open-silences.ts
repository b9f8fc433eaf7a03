import type { Caller } from '#contracts/access.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { Silence } from '#contracts/notify/silences.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { repeat } from '#kernel/repeat.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
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

interface Known extends StoredSilence {
  readonly matches: (labels: Labels) => boolean;
}

const dayMs = 24 * 3_600_000;
/** How long one can be looked up after its end, as in Alertmanager. */
const keptMs = 5 * dayMs;
/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;
/** Timers cannot be set for longer than some weeks. */
const longestMs = 3_600_000;

export async function openSilences(options: {
  readonly kernel: NotifyKernel;
  readonly book: Pick<AlertBook, 'all'>;
}): Promise<OpenSilences> {
  const { kernel, book } = options;
  const { database, clock, audit, log, schedule } = kernel;
  const listeners = new Set<() => void>();
  let known = new Map<string, Known>();
  let held = '';
  let begun = 0;
  let taken = 0;
  let cancelChange = () => {};
  const tell = () => listeners.forEach((listener) => listener());
  /** Tells when the next one begins or ends by itself; a timer that is early only looks again. */
  const awaitChange = () => {
    cancelChange();
    const nowMs = clock.now();
    const nextMs = nextChangeMs([...known.values()], nowMs);
    if (nextMs === null) return;
    cancelChange = clock.after(Math.min(longestMs, nextMs - nowMs), () => {
      awaitChange();
      if (clock.now() >= nextMs) tell();
    });
  };
  const load = async () => {
    const own = (begun += 1);
    const stored = await readSilences(database.query);
    // One that was begun later knows more.
    if (own < taken) return;
    taken = own;
    const text = JSON.stringify(stored);
    if (text === held) return;
    held = text;
    known = new Map(stored.map((one) => [one.id, { ...one, matches: compileMatchers(one.matchers) }]));
    awaitChange();
    tell();
  };
  const view = (silence: Known): Silence => {
    const { matches, ...stored } = silence;
    const state = stateOf(silence, clock.now());
    const matching = state === 'expired' ? 0 : [...book.all()].filter(({ labels }) => matches(labels)).length;
    return { ...stored, matchers: [...stored.matchers], state, matching };
  };
  const find = (id: string): Known => {
    const silence = known.get(id);
    if (!silence) throw notFound('This silence');
    return silence;
  };
  /** Writes them together, with the entry in the audit log, and then takes them into memory. */
  const write = async (
    silences: readonly StoredSilence[],
    caller: Caller,
    action: string,
    before?: StoredSilence,
  ) => {
    await database.transaction(async (tx) => {
      for (const silence of silences) await writeSilence(tx, silence);
      const after = silences.at(-1);
      const target = after?.id ?? '';
      await audit.record(tx, { caller, action, target, outcome: 'succeeded', before, after });
    });
    await load();
  };
  schedule.add({
    name: 'forget-silences',
    everyMs: dayMs,
    run: async () => {
      await deleteSilencesBefore(database.query, clock.now() - keptMs);
      await load();
    },
  });
  await load();
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          load().catch((error: unknown) => log.warn({ error }, 'could not look for changed silences')),
        )
      : undefined;
  return {
    list: () => sortSilences([...known.values()], clock.now()).map(view),
    get: (id) => {
      const silence = known.get(id);
      return silence && view(silence);
    },
    async put(wanted, caller) {
      const nowMs = clock.now();
      const before = wanted.id === undefined ? undefined : plain(find(wanted.id));
      checkSilence(wanted, nowMs);
      const isSame = before !== undefined && canChangeInPlace(before, wanted, nowMs);
      const after: StoredSilence = {
        ...wanted,
        id: isSame ? before.id : newId(nowMs),
        startsAtMs: isSame ? wanted.startsAtMs : Math.max(wanted.startsAtMs, nowMs),
        updatedAtMs: nowMs,
      };
      const ended = before && !isSame && stateOf(before, nowMs) !== 'expired' ? [endedAt(before, nowMs)] : [];
      await write([...ended, after], caller, before ? 'change silence' : 'create silence', before);
      return view(find(after.id));
    },
    async expire(id, caller) {
      const silence = plain(find(id));
      const nowMs = clock.now();
      if (stateOf(silence, nowMs) !== 'expired')
        await write([endedAt(silence, nowMs)], caller, 'expire silence', silence);
      return view(find(id));
    },
    silencing: (labels, nowMs) =>
      [...known.values()]
        .filter((silence) => stateOf(silence, nowMs) === 'active' && silence.matches(labels))
        .map(({ id, createdBy, comment }) => ({ id, text: [createdBy, comment].filter(Boolean).join(': ') })),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      await looking?.[Symbol.asyncDispose]();
      cancelChange();
    },
  };
}

function plain(known: Known): StoredSilence {
  const { matches: _, ...silence } = known;
  return silence;
}

/** One that has not begun yet begins and ends at once. */
function endedAt(silence: StoredSilence, nowMs: number): StoredSilence {
  return { ...silence, startsAtMs: Math.min(silence.startsAtMs, nowMs), endsAtMs: nowMs, updatedAtMs: nowMs };
}

function nextChangeMs(silences: readonly StoredSilence[], nowMs: number): number | null {
  const moments = silences.flatMap(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs]);
  const next = moments
    .filter((atMs) => atMs > nowMs)
    .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? next : null;
}
