import { expect, test } from 'vitest';
import type { LogLine } from '#contracts/containers/live.ts';
import { manualClock } from '#kernel/clock.ts';
import { createLineBuffer } from './line-buffer.ts';

const { signal } = new AbortController();

function line(text: string): LogLine {
  return { timeNano: '1', stream: 'stdout', text, truncated: false };
}

async function pushAll(buffer: ReturnType<typeof createLineBuffer>, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await buffer.push([line(`${at}`)]);
}

test('lines are gathered for a moment, not for longer', async () => {
  const clock = manualClock();
  const buffer = createLineBuffer(clock);
  const taking = buffer.take(signal);
  await buffer.push([line('a')]);
  await buffer.push([line('b')]);
  // The reader asks for its moment only after it woke.
  await new Promise(setImmediate);
  clock.advance(100);
  expect((await taking)?.lines.map(({ text }) => text)).toEqual(['a', 'b']);
});

test('a batch is bounded in lines and in text', async () => {
  const buffer = createLineBuffer(manualClock());
  await pushAll(buffer, 450);
  buffer.end();
  const lengths: (number | undefined)[] = [];
  for (let at = 0; at < 4; at += 1) lengths.push((await buffer.take(signal))?.lines.length);
  expect(lengths).toEqual([200, 200, 50, undefined]);

  const long = createLineBuffer(manualClock());
  for (let at = 0; at < 4; at += 1) await long.push([line('x'.repeat(250_000))]);
  long.end();
  expect((await long.take(signal))?.lines).toHaveLength(2);
});

test('a slow reader holds the log up, and loses nothing', async () => {
  const clock = manualClock();
  const buffer = createLineBuffer(clock);
  let isDone = false;
  const pushing = pushAll(buffer, 10_000).then(() => {
    isDone = true;
    buffer.end();
  });
  let count = 0;
  for (let batch = await buffer.take(signal); batch; batch = await buffer.take(signal)) {
    if (count === 0) expect(isDone).toBe(false);
    expect(batch.skipped).toBe(0);
    count += batch.lines.length;
  }
  await pushing;
  expect(count).toBe(10_000);
});

test('a reader that stands still loses the oldest lines, and is told how many', async () => {
  const clock = manualClock();
  const buffer = createLineBuffer(clock);
  let isDone = false;
  const pushing = pushAll(buffer, 20_000).then(() => {
    isDone = true;
    buffer.end();
  });
  // The promise above ends it.
  // oxlint-disable-next-line no-unmodified-loop-condition
  while (!isDone) {
    await Promise.resolve();
    clock.advance(10_000);
  }
  await pushing;
  let received = 0;
  let skipped = 0;
  for (let batch = await buffer.take(signal); batch; batch = await buffer.take(signal)) {
    received += batch.lines.length;
    skipped += batch.skipped;
  }
  expect(skipped).toBeGreaterThan(0);
  expect(received).toBeLessThanOrEqual(4_000);
  expect(received + skipped).toBe(20_000);
});

test('a batch that is larger than the room waits until it is read, and loses nothing', async () => {
  const clock = manualClock();
  const buffer = createLineBuffer(clock);
  const pushed = buffer.push(Array.from({ length: 6_000 }, (_, at) => line(`${at}`)));
  let read = 0;
  for (; read < 6_000; clock.advance(9_000)) {
    const batch = await buffer.take(signal);
    expect(batch).toMatchObject({ skipped: 0 });
    read += batch?.lines.length ?? 0;
  }
  await pushed;
  expect(read).toBe(6_000);
});
