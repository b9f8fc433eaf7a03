import { expect, test } from 'vitest';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import { dayMs, hourMs } from '../time-steps.ts';
import { countOf, down, everyMinute, minuteMs, openSample, sealUntil, startMs, up } from './sample.ts';

const day = { fromMs: startMs, toMs: startMs + dayMs };

export function sealingConformance(open: OpenPlace): void {
  test('reads the same before and after it is sealed', async () => {
    await using sample = await openSample(open, 'same');
    const { heartbeats } = sample;
    const batch = everyMinute(startMs + 7, startMs + 5 * hourMs, (atMs) =>
      atMs % 13 === 0 ? down(1, atMs) : up(1, atMs, (atMs / 1000) % 200),
    );
    await heartbeats.record(batch);
    const read = async () => ({
      heartbeats: await heartbeats.between(1, day),
      minutes: await heartbeats.series(1, day, 300),
      hours: await heartbeats.series(1, day, 24),
      uptime: await heartbeats.uptime([1], [day, { fromMs: startMs + 1, toMs: startMs + 4 * hourMs + 77 }]),
    });
    const before = await read();
    await sealUntil(sample, heartbeats, startMs + 4 * hourMs);
    expect(await countOf(sample, 'heartbeats')).toBe(60);
    expect(await countOf(sample, 'heartbeat_blocks')).toBe(4);
    expect(await read()).toEqual(before);
    await sealUntil(sample, heartbeats, startMs + 4 * hourMs);
    expect(await read()).toEqual(before);
    await sealUntil(sample, heartbeats, startMs + 5 * hourMs);
    expect(await countOf(sample, 'heartbeats')).toBe(0);
    expect(await read()).toEqual(before);
    expect((await heartbeats.recent([1], 100))[0]?.agoS[0]).toBe(99 * 60);
    expect((await (await sample.reopen()).recent([1], 100))[0]?.agoS[0]).toBe(99 * 60);
  });

  test('an hour that has just ended is left until its last checks are stored', async () => {
    await using sample = await openSample(open, 'grace');
    await sample.heartbeats.record([up(1, startMs)]);
    sample.clock.jump(startMs + hourMs + 4 * minuteMs);
    await sample.heartbeats.seal(new AbortController().signal);
    expect(await countOf(sample, 'heartbeats')).toBe(1);
    sample.clock.jump(startMs + hourMs + 5 * minuteMs);
    await sample.heartbeats.seal(new AbortController().signal);
    expect(await countOf(sample, 'heartbeats')).toBe(0);
  });

  test('may be stopped, and done by several at once', async () => {
    await using sample = await openSample(open, 'twice');
    const other = await sample.reopen();
    const monitors = Array.from({ length: 250 }, (_, n) => n + 1);
    const batch = monitors.flatMap((id) =>
      [10, 30, 70].map((minute) => up(id, startMs + minute * minuteMs + id)),
    );
    await sample.heartbeats.record(batch);
    sample.clock.jump(startMs + 3 * hourMs);
    await sample.heartbeats.seal(AbortSignal.abort());
    expect(await countOf(sample, 'heartbeats')).toBe(750);
    const { signal } = new AbortController();
    await Promise.all([sample.heartbeats.seal(signal), other.seal(signal)]);
    expect(await countOf(sample, 'heartbeats')).toBe(0);
    expect(await countOf(sample, 'heartbeat_blocks')).toBe(500);
    const fresh = await sample.reopen();
    for (const id of [1, 99, 250]) expect(await fresh.between(id, day)).toHaveLength(3);
    const seals = await sample.database.query.selectFrom('heartbeat_seals').selectAll().execute();
    expect(seals.map(({ heartbeats, blocks }) => [heartbeats, blocks])).toEqual([
      [500, 250],
      [250, 250],
    ]);
  });

  test('a block that is damaged is a gap, and said', async () => {
    await using sample = await openSample(open, 'damaged');
    await sample.heartbeats.record(everyMinute(startMs, startMs + 3 * hourMs, (atMs) => up(1, atMs)));
    await sealUntil(sample, sample.heartbeats, startMs + 3 * hourMs);
    await sample.database.query
      .updateTable('heartbeat_blocks')
      .set({ data: Uint8Array.of(1, 2, 3, 4, 5, 6) })
      .where('hour', '=', startMs / hourMs + 1)
      .execute();
    const heartbeats = await sample.reopen();
    expect(await heartbeats.between(1, day)).toHaveLength(120);
    expect(await heartbeats.series(1, day, 24)).toHaveLength(3);
    expect(sample.complaints.join()).toContain('cannot be read');
  });

  test('what is too old or takes too much room goes, the oldest first', async () => {
    await using sample = await openSample(open, 'old');
    const heartbeats = await sample.reopen({ blocksKeptMs: 10 * hourMs, hoursKeptMs: 20 * hourMs });
    await heartbeats.record(everyMinute(startMs, startMs + 30 * hourMs, (atMs) => up(1, atMs)));
    await sealUntil(sample, heartbeats, startMs + 30 * hourMs);
    expect(await countOf(sample, 'heartbeat_blocks')).toBe(11);
    expect(await countOf(sample, 'heartbeat_summaries')).toBe(21 + 2 + 1);
    const span = { fromMs: startMs, toMs: startMs + 30 * hourMs };
    expect(await heartbeats.series(1, span, 1000)).toHaveLength(21);
    expect(await heartbeats.series(1, { ...span, toMs: span.fromMs + 2 * dayMs }, 3)).toHaveLength(2);
    const small = await sample.reopen({ blockBytes: 150 });
    await small.record([up(1, startMs + 30 * hourMs)]);
    await sealUntil(sample, small, startMs + 31 * hourMs);
    expect(await countOf(sample, 'heartbeat_blocks')).toBeLessThan(5);
    expect(await countOf(sample, 'heartbeat_blocks')).toBeGreaterThan(0);
  });

  test('a clock that is wrong for some hours deletes nothing', async () => {
    await using sample = await openSample(open, 'clock');
    const heartbeats = await sample.reopen({ blocksKeptMs: dayMs });
    await heartbeats.record(everyMinute(startMs, startMs + 8 * hourMs, (atMs) => up(1, atMs)));
    await sealUntil(sample, heartbeats, startMs + 8 * hourMs);
    const wrongMs = startMs + 4000 * dayMs;
    await heartbeats.record(everyMinute(wrongMs, wrongMs + 5 * hourMs, (atMs) => up(1, atMs)));
    await sealUntil(sample, heartbeats, wrongMs + 5 * hourMs);
    sample.clock.jump(startMs + 9 * hourMs);
    expect(await heartbeats.between(1, day)).toHaveLength(480);
    const after = everyMinute(startMs + 8 * hourMs, startMs + 9 * hourMs, (atMs) => up(1, atMs));
    expect(await heartbeats.record(after)).toEqual({ stored: 60, repeated: [] });
    expect(await heartbeats.record(after.slice(0, 1))).toEqual({ stored: 0, repeated: after.slice(0, 1) });
    expect(await heartbeats.between(1, day)).toHaveLength(540);
    await sealUntil(sample, heartbeats, startMs + 9 * hourMs);
    expect(await heartbeats.between(1, day)).toHaveLength(540);
  });
}
