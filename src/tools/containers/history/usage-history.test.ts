import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestKernel, type TestKernel } from '../test-containers.ts';
import { packMinute, type MinuteValues } from './minute-row.ts';
import { readUsage } from './read-usage.ts';
import { sealUsage } from './seal-usage.ts';
import { timeLineOf } from './time-line.ts';
import { perMetric, type UsageValues } from './usage-metrics.ts';
import { insertMinute } from './usage-store.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** At the beginning of a block. */
const startMs = Date.UTC(2026, 10, 1);
const never = new AbortController().signal;

let kernel: TestKernel;
beforeEach(async () => {
  kernel = await openTestKernel();
});
afterEach(async () => {
  await kernel[Symbol.asyncDispose]();
});

function used(cpuPercent: number | null): UsageValues {
  return { ...perMetric(() => null), cpuPercent, memoryBytes: 4_096 };
}

/** Of history 1 each minute's number in its hour as CPU; of history 2 every other minute 10 %. */
function minuteAt(atMs: number): MinuteValues {
  const minute = (atMs / minuteMs) % 60;
  return new Map([[1, used(minute)], ...(minute % 2 === 0 ? [[2, used(10)] as const] : [])]);
}

async function write(fromMs: number, toMs: number, values = minuteAt): Promise<void> {
  const times = Array.from({ length: (toMs - fromMs) / minuteMs }, (_, index) => fromMs + index * minuteMs);
  const rows = times.map((atMs) => ({ host: 'local', at_ms: atMs, data: packMinute(values(atMs)) }));
  await kernel.database.query.insertInto('usage_minutes').values(rows).execute();
}

test('a minute that comes twice counts as it came last', async () => {
  for (const percent of [10, 20]) {
    const data = packMinute(new Map([[1, used(percent)]]));
    await insertMinute(kernel.database, { host: 'local', atMs: startMs, data });
  }
  expect((await read(startMs, startMs + hourMs)).of(1).avg.slice(0, 2)).toEqual([20, null]);
});

async function read(fromMs: number, toMs: number, nowMs = toMs) {
  const line = timeLineOf({ fromMs, toMs }, nowMs);
  const points = await readUsage(kernel.database, 'local', [1, 2, 3], line);
  return { line, of: (id: number) => points.get(id)!.cpuPercent };
}

async function countOf(table: 'usage_minutes' | 'usage_blocks'): Promise<number> {
  const { count } = await kernel.database.query
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

test('what is sealed reads as what was written, over the seam to what is not sealed yet', async () => {
  const [fromMs, toMs] = [startMs + 8 * hourMs, startMs + 14 * hourMs];
  await write(fromMs, toMs);
  const before = await read(fromMs, toMs);
  await sealUsage(kernel.database, toMs, never);
  expect(await countOf('usage_minutes')).toBe(120);
  expect(await countOf('usage_blocks')).toBe(6);
  const after = await read(fromMs, toMs);
  expect(after.of(1)).toEqual(before.of(1));
  expect(after.of(1).avg.slice(0, 3)).toEqual([0, 1, 2]);
  expect(after.of(2).avg.slice(0, 4)).toEqual([10, null, 10, null]);
  expect(after.of(3).avg.every((value) => value === null)).toBe(true);
});

test('longer ranges have lowest, mean and highest of their minutes, sealed or not', async () => {
  await write(startMs, startMs + 26 * hourMs);
  await sealUsage(kernel.database, startMs + 26 * hourMs, never);
  const { line, of } = await read(startMs, startMs + 26 * hourMs);
  expect(line).toMatchObject({ stepMs: 5 * minuteMs, steps: 312 });
  expect([of(1).min[1], of(1).avg[1], of(1).max[1]]).toEqual([5, 7, 9]);
  expect([of(1).min.at(-1), of(1).avg.at(-1), of(1).max.at(-1)]).toEqual([55, 57, 59]);
  const fine = await read(startMs + 25 * hourMs, startMs + 26 * hourMs);
  expect(fine.of(1).avg).toEqual(Array.from({ length: 60 }, (_, minute) => minute));
});

test('a stretch that is not over, or over for a moment only, is not sealed', async () => {
  await write(startMs, startMs + hourMs);
  await sealUsage(kernel.database, startMs + 12 * hourMs + minuteMs, never);
  expect(await countOf('usage_blocks')).toBe(0);
  await sealUsage(kernel.database, startMs + 12 * hourMs + 6 * minuteMs, never);
  expect(await countOf('usage_blocks')).toBe(6);
  expect(await countOf('usage_minutes')).toBe(0);
});

test('minutes that come after their stretch was sealed fill its gaps', async () => {
  await write(startMs, startMs + hourMs);
  await sealUsage(kernel.database, startMs + dayMs, never);
  await write(startMs + 50 * minuteMs, startMs + 70 * minuteMs, () => new Map([[1, used(77)]]));
  await sealUsage(kernel.database, startMs + dayMs, never);
  const { of } = await read(startMs, startMs + 2 * hourMs);
  expect([of(1).avg[49], of(1).avg[50], of(1).avg[69], of(1).avg[70]]).toEqual([49, 77, 77, null]);
});

test('after weeks only the longer steps are left, and are still shown', async () => {
  await write(startMs, startMs + 6 * hourMs);
  const laterMs = startMs + 30 * dayMs;
  await write(laterMs, laterMs + 6 * hourMs);
  const nowMs = laterMs + 13 * hourMs;
  await sealUsage(kernel.database, nowMs, never);
  const steps = await kernel.database.query
    .selectFrom('usage_blocks')
    .select('step_ms')
    .where('from_ms', '=', startMs)
    .execute();
  expect([...new Set(steps.map(({ step_ms }) => step_ms / minuteMs))]).toEqual([5, 60]);
  const { line, of } = await read(startMs, startMs + hourMs, nowMs);
  expect(line.stepMs).toBe(5 * minuteMs);
  expect(of(1).max[11]).toBe(59);
});

test('a clock that is wrong for a minute makes nothing look old', async () => {
  await write(startMs, startMs + 6 * hourMs);
  await sealUsage(kernel.database, startMs + 13 * hourMs, never);
  const wrongMs = startMs + 4_000 * dayMs;
  await write(wrongMs, wrongMs + minuteMs);
  await sealUsage(kernel.database, wrongMs + dayMs, never);
  expect((await read(startMs, startMs + hourMs)).of(1).avg[59]).toBe(59);
});
