import { newId } from '#kernel/id.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import { judge } from '../states/judge.ts';
import { nextIntervalMs, shownState } from '../states/monitor-state.ts';
import type { Heartbeat } from '../heartbeats/heartbeat.ts';
import { type EndedCheck, observeCheck, type Remembered } from './observe-check.ts';
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

export function newWatchRound({ stored, newest, isInMaintenance, nowMs }: RoundOptions): WatchRound {
  const known = new Map<number, Remembered>();
  const saved = new Map<number, StoredWatch>(stored);
  const newestOf = new Map(newest.map((heartbeat) => [heartbeat.monitorId, heartbeat]));
  let family = familyOf([]);

  const remember = (number: number): Remembered => {
    const found = known.get(number);
    if (found) return found;
    const remembered = rememberedFrom(stored.get(number), newestOf.get(number), nowMs());
    known.set(number, remembered);
    return remembered;
  };
  const stateOf = ({ number }: StoredMonitor) => known.get(number)?.state;
  const save = (number: number, remembered: Remembered, most: number, writes: Writes) => {
    const watch = toStored(remembered);
    const before = saved.get(number);
    if (before && isSameWatch(before, watch, most)) return;
    saved.set(number, watch);
    writes.states.set(number, watch);
  };
  /** What a person did to it. */
  const turn = (monitor: StoredMonitor, writes: Writes) => {
    const before = remember(monitor.number);
    const isPaused = before.state.settled === 'paused';
    if (isPaused === (monitor.state === 'paused')) return;
    const atMs = Math.max(nowMs(), before.state.lastAtMs);
    const kind = isPaused ? 'resumed' : 'paused';
    const judged = judge(before.state, { kind, atMs }, { ...monitor, ...rulesOfPause });
    const isResumed = isPaused && judged.state.base === 'down';
    const after = { ...before, state: judged.state, firstBad: undefined, isResumed };
    known.set(monitor.number, after);
    writes.heartbeats.add(judged.recorded, { monitorId: monitor.number, latencyMs: null, reason: null });
    save(monitor.number, after, Infinity, writes);
  };
  const forget = (number: number, writes: Writes) => {
    known.delete(number);
    saved.delete(number);
    newestOf.delete(number);
    writes.states.set(number, undefined);
    const atMs = nowMs();
    writes.steps.push({ number, step: { kind: 'end', end: 'removed', endedMs: atMs, atMs } });
  };

  return {
    set(all, writes) {
      family = familyOf(all);
      const present = new Set(all.map(({ number }) => number));
      for (const number of new Set([...known.keys(), ...saved.keys()]))
        if (!present.has(number)) forget(number, writes);
      for (const monitor of all) turn(monitor, writes);
    },
    observe(check, networkLostSinceMs, writes) {
      const { watched, atMs, outcome } = check;
      const { number, rules } = watched;
      const monitor = family.get(watched.id);
      // It was removed or paused while it was checked.
      if (!monitor || monitor.state === 'paused') return undefined;
      const observed = observeCheck(remember(number), check, {
        isInMaintenance: isInMaintenance(monitor, atMs),
        isParentDown: isParentDown(monitor, family, stateOf),
        networkLostSinceMs,
        affected: () => family.affectedBy(monitor),
        newId: () => newId(nowMs()),
      });
      known.set(number, observed.remembered);
      const { reason, warning, latencyMs = null } = outcome;
      const id = rules.isUpsideDown ? null : ((reason ?? warning)?.id ?? null);
      writes.heartbeats.add(observed.recorded, { monitorId: number, latencyMs, reason: id });
      for (const step of observed.steps) writes.steps.push({ number, step });
      writes.tellings.push(...observed.tellings);
      save(number, observed.remembered, Math.max(rules.failuresToConfirm, rules.successesToRecover), writes);
      const { state } = observed.remembered;
      return shownState(state) === 'pending' ? atMs + nextIntervalMs(state, rules) : undefined;
    },
    setBack(toMs) {
      for (const [number, remembered] of known) known.set(number, setBack(remembered, toMs));
    },
    of: (number) => known.get(number),
    family: () => family,
  };
}

/** A pause asks for none of these. */
const rulesOfPause = { gapAfterMs: Infinity, degradedAboveMs: undefined, resendEveryMs: undefined };

function toStored({ state, certificate, downReason, lastGood, firstBad }: Remembered): StoredWatch {
  return { state, certificate, downReason, ...(firstBad && { lastGood, firstBad }) };
}
