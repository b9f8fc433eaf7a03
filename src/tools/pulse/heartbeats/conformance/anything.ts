import { expect, test } from 'vitest';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import type { Heartbeat, Restatement } from '../heartbeat.ts';
import { states } from '../outcome.ts';
import { dayMs, hourMs } from '../time-steps.ts';
import { countOf, minuteMs, openSample, sealUntil, startMs } from './sample.ts';

const monitors = 3;
const all = { fromMs: startMs - dayMs, toMs: startMs + 3 * dayMs };

/** Numbers below a limit that are the same in every run (xorshift). */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** What should be there: of each slot the first, with the state that was said last. */
function model() {
  const slots = new Map<string, Heartbeat>();
  const keyOf = ({ monitorId, location, atMs }: Heartbeat) => `${monitorId} ${location} ${atMs}`;
  return {
    record(batch: readonly Heartbeat[]): number {
      const before = slots.size;
      for (const heartbeat of batch) if (!slots.has(keyOf(heartbeat))) slots.set(keyOf(heartbeat), heartbeat);
      return slots.size - before;
    },
    restate({ monitorId, fromMs, toMs, state }: Restatement) {
      for (const [key, heartbeat] of slots) {
        const { atMs } = heartbeat;
        if (heartbeat.monitorId === monitorId && atMs >= fromMs && atMs <= toMs)
          slots.set(key, { ...heartbeat, state });
      }
    },
    of: (monitorId: number) => [...slots.values()].filter((heartbeat) => heartbeat.monitorId === monitorId),
  };
}

function inOrder(heartbeats: readonly Heartbeat[]): Heartbeat[] {
  return heartbeats.toSorted((a, b) => a.atMs - b.atMs || a.location.localeCompare(b.location));
}

function countsByHour(heartbeats: readonly Heartbeat[]) {
  return [...Map.groupBy(heartbeats, ({ atMs }) => Math.floor(atMs / hourMs))]
    .toSorted(([a], [b]) => a - b)
    .map(([hour, ofHour]) => {
      const counts = [...Map.groupBy(ofHour, ({ state }) => state)].map(([state, some]) => [
        state,
        some.length,
      ]);
      return { fromMs: hour * hourMs, counts: Object.fromEntries(counts) };
    });
}

export function anythingConformance(open: OpenPlace): void {
  test('whatever is recorded, late or twice, restated and sealed in whatever order is read as it should be', async () => {
    await using sample = await openSample(open, 'anything');
    const next = numbersFrom(99);
    const expected = model();
    let heartbeats = sample.heartbeats;
    let nowMs = startMs;
    const moment = () => nowMs - next(4) * next(40) * minuteMs + next(3) * 20_000;
    const state = () => states[next(states.length)] ?? 'up';
    const random = (): Heartbeat => ({
      monitorId: 1 + next(monitors),
      atMs: moment(),
      state: state(),
      latencyMs: next(4) === 0 ? null : next(9_000),
      reason: next(3) === 0 ? `reason-${next(5)}` : null,
      location: next(5) === 0 ? 'attic' : '',
    });
    for (let step = 0; step < 80; step++) {
      const batch = Array.from({ length: next(12) }, random);
      const fromMs = moment();
      const restatements = Array.from({ length: next(4) === 0 ? 1 : 0 }, () => {
        return { monitorId: 1 + next(monitors), fromMs, toMs: fromMs + next(60) * minuteMs, state: state() };
      });
      const { stored, repeated } = await heartbeats.record(batch, restatements);
      expect(stored).toBe(expected.record(batch));
      expect(stored + repeated.length).toBe(batch.length);
      for (const restatement of restatements) expected.restate(restatement);
      nowMs += next(20) * minuteMs;
      if (next(6) === 0) await sealUntil(sample, heartbeats, nowMs);
      if (next(15) === 0) heartbeats = await sample.reopen();
      const monitor = 1 + next(monitors);
      expect(inOrder(await heartbeats.between(monitor, all))).toEqual(inOrder(expected.of(monitor)));
    }
    await sealUntil(sample, heartbeats, nowMs + 2 * hourMs);
    expect(await countOf(sample, 'heartbeats')).toBe(0);
    for (let monitor = 1; monitor <= monitors; monitor++) {
      const stored = expected.of(monitor);
      expect(inOrder(await heartbeats.between(monitor, all))).toEqual(inOrder(stored));
      const hours = await heartbeats.series(monitor, all, 100);
      expect(hours.map(({ fromMs, counts }) => ({ fromMs, counts }))).toEqual(countsByHour(stored));
      const days = await heartbeats.series(monitor, all, 5);
      const count = days.reduce(
        (sum, point) => sum + Object.values(point.counts).reduce((a, b) => a + b, 0),
        0,
      );
      expect(count).toBe(stored.length);
    }
  }, 60_000);
}
