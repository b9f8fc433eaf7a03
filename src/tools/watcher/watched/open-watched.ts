import type { WatchStatus } from '#contracts/watcher/watched.ts';
import { repeat } from '#kernel/repeat.ts';
import { subjectKey, type Subject } from '../subjects/subject.ts';
import { readLastCheck, writeLastCheck, type LastCheck } from '../told/told-store.ts';
import type { ToldTables } from '../told/told-tables.ts';
import { checkEveryHours, nextCheckAtMs } from './check-every.ts';
import { lookAt } from './look-at.ts';
import { type Parts, Rejudging } from './rejudging.ts';
import { WatchedMemory } from './watched-memory.ts';
import type { Watched } from './watched.ts';

type Which = Parameters<Watched['check']>[0];

/** How often containers are read; what happens to them is also told by events. */
const readEveryMs = 30_000;
/** Of a new container the list of tags may be that of another one. */
const hourMs = 3_600_000;

export interface OpenWatched extends Watched, AsyncDisposable {
  /** Reads containers again soon. */
  readSoon(): void;
  isHostSeen(host: string): boolean;
  /** What is known of a container is put together anew. */
  again(host: string, name: string): void;
  /** Asks registries about the containers of these keys. */
  checkThese(keys: ReadonlySet<string>, signal: AbortSignal): Promise<void>;
}

/** Puts together what is known, wished and decided of each container, and keeps it as now. */
export async function openWatched(parts: Parts): Promise<OpenWatched> {
  const opened = new LiveWatched(parts, await readLastCheck(parts.kernel.database.as<ToldTables>()));
  opened.begin();
  return opened;
}

class LiveWatched implements OpenWatched {
  readonly #parts: Parts;
  readonly #memory = new WatchedMemory();
  readonly #rejudging: Rejudging;
  readonly #stops: (() => void)[] = [];
  readonly #stopped = new AbortController();
  #reading: AsyncDisposable | undefined;
  #cancelSoon: () => void = () => {};
  #last: LastCheck | undefined;
  #checking = 0;
  /** The check of all that is under way: who asks meanwhile gets the same. */
  #whole: Promise<void> | undefined;

  constructor(parts: Parts, last: LastCheck | undefined) {
    this.#parts = parts;
    this.#last = last;
    this.#rejudging = new Rejudging(parts, this.#memory);
  }

  begin(): void {
    const { looking, policies, choices, kernel } = this.#parts;
    this.#stops.push(
      looking.watch(({ domain, path }) => this.#again((one) => isOf(one, domain, path))),
      policies.watch(() => this.#again(() => true)),
      choices.watch((host, name) => this.again(host, name)),
    );
    this.#reading = repeat(kernel.clock, readEveryMs, () => this.#read());
    this.readSoon();
  }

  all: Watched['all'] = () => this.#memory.all();

  get: Watched['get'] = (host, name) => this.#memory.get(subjectKey({ host, name }));

  watch: Watched['watch'] = (listener) => this.#memory.watch(listener);

  isHostSeen(host: string): boolean {
    const { subjects } = this.#parts;
    return subjects.isRead() && !subjects.missing().some((one) => one.host === host);
  }

  status(): WatchStatus {
    const { kernel, subjects } = this.#parts;
    const everyHours = kernel.settings.get(checkEveryHours);
    return {
      isChecking: this.#checking > 0,
      lastCheckAtMs: this.#last?.endedMs ?? null,
      lastCheckMs: this.#last?.durationMs ?? null,
      lastRequests: this.#last?.requests ?? null,
      nextCheckAtMs: nextCheckAtMs(this.#last?.endedMs ?? null, everyHours),
      missing: [...subjects.missing()],
    };
  }

  async check(which: Which, signal: AbortSignal): Promise<void> {
    if (which.host !== undefined || which.name !== undefined) {
      await this.#check((one) => isNamed(one, which), signal);
      return;
    }
    this.#whole ??= this.#checkAll().finally(() => (this.#whole = undefined));
    await orAborted(this.#whole, signal);
  }

  async checkThese(keys: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    await this.#check((one) => keys.has(subjectKey(one)), signal, hourMs);
  }

  again(host: string, name: string): void {
    this.#again((one) => one.host === host && one.name === name);
  }

  readSoon(): void {
    this.#cancelSoon();
    this.#cancelSoon = this.#parts.kernel.clock.after(300, () => void this.#read());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    this.#cancelSoon();
    for (const stop of this.#stops) stop();
    await this.#reading?.[Symbol.asyncDispose]();
    await this.#whole?.catch(() => undefined);
    await this.#rejudging.settled();
  }

  async #checkAll(): Promise<void> {
    const { kernel } = this.#parts;
    const startedMs = kernel.clock.monotonic();
    const requests = await this.#check(() => true, this.#stopped.signal);
    const durationMs = Math.round(kernel.clock.monotonic() - startedMs);
    this.#last = { endedMs: kernel.clock.now(), durationMs, requests };
    await writeLastCheck(kernel.database.as<ToldTables>(), this.#last);
    this.#memory.tellStatus();
  }

  async #check(
    isWanted: (subject: Subject) => boolean,
    signal: AbortSignal,
    tagListEveryMs = 0,
  ): Promise<number> {
    this.#checking += 1;
    this.#memory.tellStatus();
    try {
      const stop = AbortSignal.any([signal, this.#stopped.signal]);
      await this.#rejudging.of(await this.#parts.subjects.refresh({ withImages: true }));
      return await lookAt(this.#parts, this.#rejudging, isWanted, { signal: stop, tagListEveryMs });
    } finally {
      this.#checking -= 1;
      this.#memory.tellStatus();
    }
  }

  /** Containers that are new or others, and what time alone has changed. */
  async #read(): Promise<void> {
    const { subjects, kernel } = this.#parts;
    try {
      const missing = JSON.stringify(subjects.missing());
      const changed = await subjects.refresh();
      await this.#rejudging.of(new Set([...changed, ...this.#ripe(kernel.clock.now())]));
      if (JSON.stringify(subjects.missing()) !== missing) this.#memory.tellStatus();
    } catch (error) {
      // Containers may still be starting, or be away; what was seen last stays.
      kernel.log.debug({ error }, 'the containers cannot be read');
    }
  }

  /** A hold ends, or a snooze, without anything else happening. */
  #ripe(nowMs: number): string[] {
    return this.#memory.all().flatMap(({ subject, shown }) => {
      const holds = shown.verdict.answer?.updates ?? [];
      const untils = [shown.snoozedUntilMs, ...holds.map(({ hold }) => hold?.untilMs ?? null)];
      return untils.some((untilMs) => untilMs !== null && untilMs <= nowMs) ? [subjectKey(subject)] : [];
    });
  }

  #again(isWanted: (subject: Subject) => boolean): void {
    const keys = this.#parts.subjects.all().filter(isWanted).map(subjectKey);
    void this.#rejudging.of(new Set(keys)).catch((error: unknown) => {
      this.#parts.kernel.log.error({ error }, 'containers cannot be judged');
    });
  }
}

function isOf({ reference }: Subject, domain: string, path: string): boolean {
  return reference?.domain === domain && reference.path === path;
}

function isNamed(subject: Subject, { host, name }: Which): boolean {
  return (host === undefined || subject.host === host) && (name === undefined || subject.name === name);
}

/** The work goes on for those who still wait. */
async function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
