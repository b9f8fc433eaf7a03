import { newId } from '#kernel/id.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import { wrongWith } from '../incidents/seen-check.ts';
import { judge } from '../states/judge.ts';
import { nextIntervalMs, shownState } from '../states/monitor-state.ts';
import type { Heartbeat } from '../heartbeats/heartbeat.ts';
import { type Circumstances, type EndedCheck, observeCheck, type Remembered } from './observe-check.ts';
import { isSameWatch, type StoredWatch } from './stored-watch.ts';
import { type Family, familyOf, isParentDown, rememberedFrom, setBack } from './watch-memory.ts';
import type { Writes } from './writes.ts';

export interface RoundOptions {
  readonly stored: ReadonlyMap<number, StoredWatch>;
  readonly newest: readonly Heartbeat[];
  readonly isInMaintenance: (monitor: StoredMonitor, atMs: number) => boolean;
  readonly nowMs: () => number;
}

/** What the process that checks knows of all monitors, and what checks make of that. Stores nothing itself. */
export interface WatchRound {
  /** Everything that there is now. What is paused or gone is noticed here. */
  set(all: readonly StoredMonitor[], writes: Writes): void;
  /** @returns when it is to be checked again, where that is before its interval is over. */
  observe(check: EndedCheck, networkLostSinceMs: number | undefined, writes: Writes): number | undefined;
  setBack(nowMs: number): void;
  of(number: number): Remembered | undefined;
  family(): Family;
}

export function newWatchRound(options: RoundOptions): WatchRound {
  return new MemoryRound(options);
}

class MemoryRound implements WatchRound {
  readonly #options: RoundOptions;
  readonly #known = new Map<number, Remembered>();
  readonly #saved: Map<number, StoredWatch>;
  readonly #newest: Map<number, Heartbeat>;
  #family = familyOf([]);

  constructor(options: RoundOptions) {
    this.#options = options;
    this.#saved = new Map(options.stored);
    this.#newest = new Map(options.newest.map((heartbeat) => [heartbeat.monitorId, heartbeat]));
  }

  set(all: readonly StoredMonitor[], writes: Writes): void {
    this.#family = familyOf(all);
    const present = new Set(all.map(({ number }) => number));
    for (const number of new Set([...this.#known.keys(), ...this.#saved.keys()]))
      if (!present.has(number)) this.#forget(number, writes);
    for (const monitor of all) this.#turn(monitor, writes);
  }

  observe(check: EndedCheck, networkLostSinceMs: number | undefined, writes: Writes): number | undefined {
    const { watched, atMs, outcome } = check;
    const { number, rules } = watched;
    const monitor = this.#family.get(watched.id);
    // It was removed or paused while it was checked.
    if (!monitor || monitor.state === 'paused') return undefined;
    const observed = observeCheck(
      this.#remember(number),
      check,
      this.#around(monitor, atMs, networkLostSinceMs),
    );
    this.#known.set(number, observed.remembered);
    const { latencyMs = null } = outcome;
    const reason = wrongWith(observed.remembered.last, rules);
    writes.heartbeats.add(observed.recorded, { monitorId: number, latencyMs, reason });
    for (const step of observed.steps) writes.steps.push({ number, step });
    writes.tellings.push(...observed.tellings);
    const mostCounted = Math.max(rules.failuresToConfirm, rules.successesToRecover);
    this.#save(number, observed.remembered, mostCounted, writes);
    const { state } = observed.remembered;
    return shownState(state) === 'pending' ? atMs + nextIntervalMs(state, rules) : undefined;
  }

  setBack(nowMs: number): void {
    for (const [number, remembered] of this.#known) this.#known.set(number, setBack(remembered, nowMs));
  }

  of(number: number): Remembered | undefined {
    return this.#known.get(number);
  }

  family(): Family {
    return this.#family;
  }

  #around(monitor: StoredMonitor, atMs: number, networkLostSinceMs: number | undefined): Circumstances {
    const { isInMaintenance, nowMs } = this.#options;
    return {
      isInMaintenance: isInMaintenance(monitor, atMs),
      isParentDown: isParentDown(monitor, this.#family, ({ number }) => this.#known.get(number)?.state),
      networkLostSinceMs,
      affected: () => this.#family.affectedBy(monitor),
      newId: () => newId(nowMs()),
    };
  }

  #remember(number: number): Remembered {
    const found = this.#known.get(number);
    if (found) return found;
    const { stored, nowMs } = this.#options;
    const remembered = rememberedFrom(stored.get(number), this.#newest.get(number), nowMs());
    this.#known.set(number, remembered);
    return remembered;
  }

  #save(number: number, remembered: Remembered, mostCounted: number, writes: Writes): void {
    const watch = toStored(remembered);
    const before = this.#saved.get(number);
    if (before && isSameWatch(before, watch, mostCounted)) return;
    this.#saved.set(number, watch);
    writes.states.set(number, watch);
  }

  /** What a person did to it. */
  #turn(monitor: StoredMonitor, writes: Writes): void {
    const { number } = monitor;
    const before = this.#remember(number);
    const isPaused = before.state.settled === 'paused';
    if (isPaused === (monitor.state === 'paused')) return;
    const atMs = Math.max(this.#options.nowMs(), before.state.lastAtMs);
    const kind = isPaused ? 'resumed' : 'paused';
    const { state, recorded } = judge(before.state, { kind, atMs }, { ...monitor, ...rulesOfPause });
    const isUntold = isPaused && state.base === 'down';
    const after = { ...before, state, firstBad: undefined, isUntold };
    this.#known.set(number, after);
    writes.heartbeats.add(recorded, { monitorId: number, latencyMs: null, reason: null });
    this.#save(number, after, Infinity, writes);
  }

  #forget(number: number, writes: Writes): void {
    this.#known.delete(number);
    this.#saved.delete(number);
    this.#newest.delete(number);
    writes.states.set(number, undefined);
    const atMs = this.#options.nowMs();
    writes.steps.push({ number, step: { kind: 'end', end: 'removed', endedMs: atMs, atMs } });
  }
}

/** A pause asks for none of these. */
const rulesOfPause = { gapAfterMs: Infinity, degradedAboveMs: undefined, resendEveryMs: undefined };

function toStored({ lastGood, firstBad, isUntold, ...rest }: Remembered): StoredWatch {
  const { state, certificate, downReason } = rest;
  return {
    state,
    certificate,
    downReason,
    ...(isUntold && { isUntold }),
    ...(firstBad && { lastGood, firstBad }),
  };
}
