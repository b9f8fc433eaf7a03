import { expect, test } from 'vitest';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import { countOf, down, minuteMs, openSample, sealUntil, startMs, up } from './sample.ts';
import { hourMs } from '../time-steps.ts';

const all = { fromMs: 0, toMs: startMs * 2 };

export function recordingConformance(open: OpenPlace): void {
  test('what is recorded is read again, after a restart too', async () => {
    await using sample = await openSample(open, 'read');
    const batch = [
      up(1, startMs, 4.26),
      down(2, startMs + 5),
      { ...up(1, startMs + 20_000, 312), location: 'attic' },
      down(1, startMs + minuteMs, 'timeout-answer'),
    ];
    expect(await sample.heartbeats.record(batch)).toEqual({ stored: 4, repeated: [] });
    for (const heartbeats of [sample.heartbeats, await sample.reopen()]) {
      expect(await heartbeats.between(1, all)).toEqual([{ ...batch[0], latencyMs: 4.3 }, batch[2], batch[3]]);
      expect((await heartbeats.newest()).toSorted((a, b) => a.monitorId - b.monitorId)).toEqual([
        batch[3],
        batch[1],
      ]);
      expect(await heartbeats.recent([1, 2, 3], 2)).toEqual([
        { number: 1, states: 'ud', newestMs: startMs + minuteMs, agoS: [40, 0] },
        { number: 2, states: 'd', newestMs: startMs + 5, agoS: [0] },
        { number: 3, states: '', newestMs: null, agoS: [] },
      ]);
    }
  });

  test('a slot is stored once, whoever tries again', async () => {
    await using sample = await openSample(open, 'once');
    const first = up(1, startMs);
    const again = down(1, startMs);
    expect(await sample.heartbeats.record([first, again])).toEqual({ stored: 1, repeated: [again] });
    expect(await sample.heartbeats.record([again])).toEqual({ stored: 0, repeated: [again] });
    const other = await sample.reopen();
    const slots = Array.from({ length: 50 }, (_, n) => up(n + 1, startMs + minuteMs));
    const outcomes = await Promise.all([sample.heartbeats.record(slots), other.record(slots)]);
    expect(outcomes.map(({ stored, repeated }) => stored + repeated.length)).toEqual([50, 50]);
    expect(outcomes.reduce((sum, { stored }) => sum + stored, 0)).toBe(50);
    expect(await countOf(sample, 'heartbeats')).toBe(51);
    expect(await (await sample.reopen()).between(1, all)).toEqual([first, slots[0]]);
  });

  test('a slot that is sealed already is not stored again', async () => {
    await using sample = await openSample(open, 'sealed');
    await sample.heartbeats.record([up(1, startMs), up(1, startMs + 2 * minuteMs)]);
    await sealUntil(sample, sample.heartbeats, startMs + hourMs);
    const late = up(1, startMs + minuteMs, 7);
    expect(await sample.heartbeats.record([down(1, startMs), late])).toEqual({
      stored: 1,
      repeated: [down(1, startMs)],
    });
    await sealUntil(sample, sample.heartbeats, startMs + hourMs);
    expect(await countOf(sample, 'heartbeats')).toBe(0);
    const stored = [up(1, startMs), late, up(1, startMs + 2 * minuteMs)];
    expect(await sample.heartbeats.between(1, all)).toEqual(stored);
    expect(await (await sample.reopen()).between(1, all)).toEqual(stored);
  });

  test('what is written along is written with it, or neither is', async () => {
    await using sample = await openSample(open, 'along');
    const refused = sample.heartbeats.record([up(1, startMs)], [], async () => {
      throw new RangeError('Somebody else checks now.');
    });
    await expect(refused).rejects.toThrow('Somebody else');
    expect(await sample.heartbeats.newest()).toEqual([]);
    expect(await countOf(sample, 'heartbeats')).toBe(0);
    await sample.heartbeats.record([up(1, startMs)], [], async (tx) => {
      expect(await tx.selectFrom('heartbeats').selectAll().execute()).toEqual([]);
    });
    expect(await sample.heartbeats.newest()).toEqual([up(1, startMs)]);
  });

  test('what turned out to be something else is restated, sealed or not', async () => {
    await using sample = await openSample(open, 'restate');
    const pending = (atMs: number) => ({ ...down(1, atMs), state: 'pending' as const });
    const times = [57, 58, 59, 60, 61].map((n) => startMs + n * minuteMs);
    await sample.heartbeats.record([...times.map(pending), up(2, startMs + 58 * minuteMs)]);
    await sealUntil(sample, sample.heartbeats, startMs + hourMs);
    const restated = {
      monitorId: 1,
      fromMs: startMs + 58 * minuteMs,
      toMs: startMs + 60 * minuteMs,
      state: 'down' as const,
    };
    await sample.heartbeats.record([up(1, startMs + 62 * minuteMs)], [restated]);
    for (const heartbeats of [sample.heartbeats, await sample.reopen()]) {
      const states = (await heartbeats.between(1, all)).map(({ state, reason }) => `${state} ${reason}`);
      expect(states).toEqual([
        'pending refused',
        ...Array.from({ length: 3 }, () => 'down refused'),
        'pending refused',
        'up null',
      ]);
      expect((await heartbeats.recent([1], 10))[0]?.states).toBe('pdddpu');
      expect((await heartbeats.between(2, all)).map(({ state }) => state)).toEqual(['up']);
    }
    const [hours] = await sample.heartbeats.series(1, { fromMs: startMs, toMs: startMs + 2 * hourMs }, 2);
    expect(hours?.counts).toEqual({ pending: 1, down: 2 });
  });

  test('of a monitor that is gone nothing stays', async () => {
    await using sample = await openSample(open, 'gone');
    const times = [0, 1, 61, 200].map((n) => startMs + n * minuteMs);
    await sample.heartbeats.record(times.flatMap((atMs) => [up(1, atMs), up(2, atMs)]));
    await sealUntil(sample, sample.heartbeats, startMs + 2 * hourMs);
    await sample.heartbeats.forget(1);
    for (const heartbeats of [sample.heartbeats, await sample.reopen()]) {
      expect(await heartbeats.between(1, all)).toEqual([]);
      expect(await heartbeats.between(2, all)).toHaveLength(4);
    }
    const counts = ['heartbeats', 'heartbeat_blocks', 'heartbeat_summaries'] as const;
    expect(await Promise.all(counts.map((table) => countOf(sample, table)))).toEqual([1, 2, 4]);
  });
}
