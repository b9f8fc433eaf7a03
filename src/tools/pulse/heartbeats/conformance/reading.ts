import { expect, test } from 'vitest';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import type { Heartbeat } from '../heartbeat.ts';
import { dayMs, hourMs } from '../time-steps.ts';
import { down, everyMinute, minuteMs, openSample, type Sample, sealUntil, startMs, up } from './sample.ts';

const outage = { fromMs: startMs + 26 * hourMs + 17 * minuteMs, toMs: startMs + 28 * hourMs + 3 * minuteMs };
const gap = { fromMs: startMs + 50 * hourMs, toMs: startMs + 53 * hourMs };

/** Three and a half days, with an outage and a time in which nobody looked. */
function history(monitorId: number): Heartbeat[] {
  return everyMinute(startMs, startMs + 84 * hourMs, (atMs) =>
    atMs >= outage.fromMs && atMs < outage.toMs ? down(monitorId, atMs) : up(monitorId, atMs, 50),
  ).filter(({ atMs }) => atMs < gap.fromMs || atMs >= gap.toMs);
}

async function openHistory(open: OpenPlace, place: string): Promise<Sample> {
  const sample = await openSample(open, place);
  await sample.heartbeats.record([...history(1), up(2, startMs)]);
  await sealUntil(sample, sample.heartbeats, startMs + 83 * hourMs);
  return sample;
}

export function readingConformance(open: OpenPlace): void {
  test('uptime counts to the millisecond, over days, hours and parts of them', async () => {
    await using sample = await openHistory(open, 'uptime');
    const spans = [
      { fromMs: startMs, toMs: startMs + 84 * hourMs },
      // As the days of a time zone that is off by half an hour.
      { fromMs: startMs + 23.5 * hourMs, toMs: startMs + 47.5 * hourMs },
      { fromMs: outage.fromMs + 1, toMs: outage.fromMs + 90_001 },
      { fromMs: gap.fromMs - 10 * minuteMs, toMs: gap.fromMs + 30 * minuteMs },
      { fromMs: startMs + 83.5 * hourMs, toMs: startMs + 84 * hourMs },
      { fromMs: gap.fromMs, toMs: gap.toMs },
    ];
    const outageMs = outage.toMs - outage.fromMs;
    const share = (wholeMs: number) => 1 - outageMs / wholeMs;
    const expected = [
      { share: share(81 * hourMs), downMs: outageMs, unknownMs: 3 * hourMs },
      { share: share(dayMs), downMs: outageMs, unknownMs: 0 },
      { share: 0, downMs: 90_000, unknownMs: 0 },
      { share: 1, downMs: 0, unknownMs: 30 * minuteMs },
      { share: 1, downMs: 0, unknownMs: 0 },
      { share: null, downMs: 0, unknownMs: 3 * hourMs },
    ];
    const uptime = await sample.heartbeats.uptime([1, 2, 3], spans);
    expect(uptime.get(1)).toEqual(spans.map((span, n) => ({ ...span, ...expected[n] })));
    expect(uptime.get(2)?.[0]).toMatchObject({ share: 1, unknownMs: 84 * hourMs - minuteMs });
    expect(uptime.get(3)?.[0]).toMatchObject({ share: null, unknownMs: 84 * hourMs });
  });

  test('many monitors are read as one is', async () => {
    await using sample = await openHistory(open, 'many');
    const many = Array.from({ length: 60 }, (_, n) => n + 1);
    await sample.heartbeats.record(many.slice(2).map((id) => up(id, startMs + 83 * hourMs)));
    const spans = [
      { fromMs: startMs + 5, toMs: startMs + 84 * hourMs - 5 },
      { fromMs: startMs + 20 * minuteMs, toMs: startMs + 30 * hourMs },
    ];
    const together = await sample.heartbeats.uptime(many, spans);
    expect(together.get(1)).toEqual((await sample.heartbeats.uptime([1], spans)).get(1));
    expect(together.size).toBe(60);
  });

  test('a series has a fitting resolution, and gaps are gaps', async () => {
    await using sample = await openHistory(open, 'series');
    const { heartbeats } = sample;
    const minutes = await heartbeats.series(
      1,
      { fromMs: outage.fromMs - 2 * minuteMs, toMs: outage.fromMs + 3 * minuteMs },
      5,
    );
    expect(minutes.map(({ counts }) => Object.keys(counts)[0])).toEqual(['up', 'up', 'down', 'down', 'down']);
    expect(minutes[0]?.latency).toEqual({ count: 1, min: 50, mean: 50, p50: 50, p95: 50, max: 50 });
    expect(minutes[4]?.latency).toBeNull();
    const aroundGap = await heartbeats.series(
      1,
      { fromMs: gap.fromMs - hourMs, toMs: gap.toMs + hourMs },
      10,
    );
    expect(aroundGap.map(({ fromMs }) => (fromMs - gap.fromMs) / hourMs)).toEqual([-1, -0.5, 3, 3.5]);
    const hours = await heartbeats.series(1, { fromMs: startMs, toMs: startMs + 84 * hourMs }, 100);
    expect(hours).toHaveLength(81);
    expect(hours[27]?.counts).toEqual({ down: 60 });
    const days = await heartbeats.series(1, { fromMs: startMs, toMs: startMs + 365 * dayMs }, 400);
    expect(days.map(({ counts }) => counts)).toEqual([
      { up: 1440 },
      { up: 1334, down: 106 },
      { up: 1260 },
      { up: 720 },
    ]);
    expect(await heartbeats.series(3, { fromMs: startMs, toMs: startMs + dayMs }, 10)).toEqual([]);
    expect(await heartbeats.series(1, { fromMs: startMs, toMs: startMs }, 10)).toEqual([]);
  });

  test('what another process records or restates is seen', async () => {
    await using sample = await openSample(open, 'others');
    if (sample.database.engine === 'sqlite') return;
    const other = await sample.reopen();
    sample.clock.jump(startMs + minuteMs);
    await other.record([{ ...down(1, startMs), state: 'pending' }]);
    expect((await sample.heartbeats.recent([1], 10))[0]?.states).toBe('p');
    await other.record(
      [down(1, startMs + minuteMs)],
      [{ monitorId: 1, fromMs: startMs, toMs: startMs, state: 'down' }],
    );
    expect((await sample.heartbeats.recent([1], 10))[0]?.states).toBe('p');
    sample.clock.advance(2_000);
    expect((await sample.heartbeats.recent([1], 10))[0]?.states).toBe('dd');
    await sealUntil(sample, other, startMs + hourMs);
    sample.clock.advance(2_000);
    expect(await sample.heartbeats.between(1, { fromMs: startMs, toMs: startMs + hourMs })).toHaveLength(2);
    expect(
      (await sample.heartbeats.uptime([1], [{ fromMs: startMs, toMs: startMs + hourMs }])).get(1),
    ).toMatchObject([{ downMs: 2 * minuteMs }]);
  });
}
