import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { fakeHost } from '../fake-host.ts';
import type { UsageRound } from './host-usage.ts';
import type { MinuteValues } from './minute-row.ts';
import { sampleUsage } from './usage-sampler.ts';

/** On a full minute. */
const startMs = 1_800_000_000_000 - (1_800_000_000_000 % 60_000);

function bench(startsAtMs = startMs) {
  const clock = manualClock(startsAtMs);
  let counted = 0;
  let answer: () => Promise<void> = () => Promise.resolve();
  let reads = 0;
  const usage = {
    async read(): Promise<UsageRound> {
      reads += 1;
      const atMs = clock.monotonic();
      const cpu = { atMs, usedNs: counted };
      const reading = { id: 'web', startedMs: 1, memoryBytes: 4_096, cpu, network: null, block: null };
      await answer();
      return { atMs, readings: [reading] };
    },
  };
  const host = fakeHost('local', { usage });
  const written: { atMs: number; cpuPercent: number | null | undefined }[] = [];
  const complaints: string[] = [];
  const sampler = sampleUsage({
    hosts: [host],
    clock,
    log: createLog({ level: 'warn', format: 'json', write: (line) => complaints.push(line), now: () => 0 }),
    historyId: (_, id) => (id === 'web' ? 5 : undefined),
    write: (_, atMs, minute: MinuteValues) => {
      written.push({ atMs, cpuPercent: minute.get(5)?.cpuPercent });
      return Promise.resolve();
    },
  });
  return {
    clock,
    host,
    written,
    complaints,
    sampler,
    reads: () => reads,
    answerWhen: (next: () => Promise<void>) => (answer = next),
    minutes: async (count: number, percent: number) => {
      for (let minute = 0; minute < count; minute++) {
        counted += percent * 60 * 1e7;
        clock.advance(60_000);
        await settled();
      }
    },
  };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('each full minute is written once, under the time at which it began', async () => {
  const { minutes, written, sampler } = bench();
  await settled();
  await minutes(3, 25);
  await sampler[Symbol.asyncDispose]();
  expect(written).toEqual([
    { atMs: startMs, cpuPercent: 25 },
    { atMs: startMs + 60_000, cpuPercent: 25 },
    { atMs: startMs + 120_000, cpuPercent: 25 },
  ]);
});

test('a start in the middle of a minute is aligned from then on', async () => {
  const { clock, written, sampler } = bench(startMs + 20_000);
  await settled();
  clock.advance(40_000);
  await settled();
  await sampler[Symbol.asyncDispose]();
  expect(written.map(({ atMs }) => atMs)).toEqual([startMs]);
});

test('a clock that is set leaves a gap and no spike', async () => {
  const { clock, minutes, written, sampler } = bench();
  await settled();
  await minutes(1, 25);
  clock.jump(startMs + 4 * 3_600_000);
  await minutes(2, 25);
  await sampler[Symbol.asyncDispose]();
  expect(written.map(({ cpuPercent }) => cpuPercent)).toEqual([25, null, 25]);
  expect(written.every(({ atMs }) => atMs % 60_000 === 0)).toBe(true);
});

test('a host that is not live costs nothing, and one that comes back begins anew', async () => {
  const { host, minutes, written, reads, sampler } = bench();
  await settled();
  await minutes(1, 25);
  host.setStatus({ state: 'unreachable' });
  const before = reads();
  await minutes(5, 25);
  expect(reads()).toBe(before);
  host.setStatus({ state: 'live' });
  await minutes(2, 25);
  await sampler[Symbol.asyncDispose]();
  expect(written.map(({ cpuPercent }) => cpuPercent)).toEqual([25, null, 25]);
});

test('a reading that takes longer than a minute is not begun again beside itself', async () => {
  const { minutes, reads, answerWhen, sampler, written } = bench();
  await settled();
  const slow = Promise.withResolvers<void>();
  answerWhen(() => slow.promise);
  await minutes(4, 25);
  expect(reads()).toBe(2);
  answerWhen(() => Promise.resolve());
  slow.resolve();
  await settled();
  await minutes(1, 25);
  await sampler[Symbol.asyncDispose]();
  expect(written).toHaveLength(2);
});

test('a failure costs its minute only', async () => {
  const { minutes, written, answerWhen, complaints, sampler } = bench();
  await settled();
  answerWhen(() => Promise.reject(new Error('no')));
  await minutes(1, 25);
  answerWhen(() => Promise.resolve());
  await minutes(1, 25);
  await sampler[Symbol.asyncDispose]();
  expect(written).toEqual([{ atMs: startMs + 60_000, cpuPercent: 25 }]);
  expect(complaints).toHaveLength(1);
});
