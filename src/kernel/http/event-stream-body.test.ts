import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { EventStreamBody } from './event-stream-body.ts';

const problem = { type: 'about:blank', title: 'Gone', status: 410, code: 'gone', detail: 'It is gone.' };

function openBody(events: AsyncIterable<StreamEvent<unknown>>) {
  const clock = manualClock();
  const seen: string[] = [];
  const body = new EventStreamBody(events, {
    clock,
    heartbeatMs: 15_000,
    stallMs: 30_000,
    problemOf: () => problem,
    cut: () => seen.push('cut'),
    onClose: () => seen.push('closed'),
  });
  return { body, clock, seen };
}

/** A stream that is fed from outside, and tells when it was left. */
function source() {
  const events: StreamEvent<unknown>[] = [];
  let wake: (() => void) | undefined;
  const state = { asked: 0 };
  async function* iterate(): AsyncGenerator<StreamEvent<unknown>> {
    for (;;) {
      state.asked += 1;
      while (events.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      yield events.shift()!;
    }
  }
  const push = (event: StreamEvent<unknown>) => {
    events.push(event);
    wake?.();
  };
  return { events: iterate(), push, state };
}

async function* failing(): AsyncGenerator<StreamEvent<unknown>> {
  yield { data: 1 };
  throw new Error('inside');
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function text(body: EventStreamBody): Promise<string> {
  return new Response(body.body()).text();
}

test('items are sent with their ids, and the end is an end', async () => {
  async function* two() {
    yield { id: '1', data: { a: 1 } };
    yield { data: 'line\nbreak' };
  }
  const { body, seen } = openBody(two());
  expect(await text(body)).toBe('retry: 2000\n\nid: 1\ndata: {"a":1}\n\ndata: "line\\nbreak"\n\n: end\n\n');
  expect(seen).toEqual(['closed']);
});

test('an error before the first item is thrown, a later one is sent', async () => {
  // oxlint-disable-next-line require-yield -- it fails before it yields
  async function* failingAtOnce(): AsyncGenerator<StreamEvent<unknown>> {
    throw new Error('at once');
  }
  const early = openBody(failingAtOnce());
  await expect(early.body.begin(500)).rejects.toThrow('at once');
  expect(early.seen).toEqual(['closed']);

  const late = openBody(failing());
  await late.body.begin(500);
  expect(await text(late.body)).toContain(`data: 1\n\nevent: problem\ndata: ${JSON.stringify(problem)}\n\n`);
});

test('a stream with nothing to say begins after the grace and is kept alive by comments', async () => {
  const { events, push } = source();
  const { body, clock } = openBody(events);
  let hasBegun = false;
  const begun = body.begin(500).then(() => (hasBegun = true));
  await settle();
  expect(hasBegun).toBe(false);
  clock.advance(500);
  await begun;
  const reader = body.body().pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  const quiet = reader.read();
  await settle();
  clock.advance(15_000);
  expect((await quiet).value).toBe(':\n\n');
  const item = reader.read();
  push({ data: 'late' });
  expect((await item).value).toBe('data: "late"\n\n');
  await reader.cancel();
});

test('a reader that stops reading holds one item, and is cut after the stall', async () => {
  const { events, push, state } = source();
  const { body, clock, seen } = openBody(events);
  const reader = body.body().getReader();
  for (let index = 0; index < 1000; index += 1) push({ data: index });
  await reader.read();
  await reader.read();
  await settle();
  clock.advance(29_999);
  expect({ asked: state.asked, seen }).toEqual({ asked: 2, seen: [] });
  clock.advance(1);
  expect(seen).toEqual(['closed', 'cut']);
});

test('a farewell is the last word, and a reader that is behind has a second to take it', async () => {
  const prompt = openBody(source().events);
  const reading = text(prompt.body);
  await settle();
  prompt.body.end(': stopping\n\n');
  expect(await reading).toBe('retry: 2000\n\n: stopping\n\n');
  expect(prompt.seen).toEqual(['closed']);

  const behind = openBody(source().events);
  behind.body.body();
  behind.body.end(': stopping\n\n');
  behind.clock.advance(1000);
  expect(behind.seen).toEqual(['closed', 'cut']);
});

test('a client that leaves stops the stream once', async () => {
  const { body, seen } = openBody(source().events);
  const reader = body.body().getReader();
  await reader.read();
  await reader.cancel();
  body.leave();
  body.end('too late');
  expect(seen).toEqual(['closed']);
});
