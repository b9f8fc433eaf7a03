import { expect, test } from 'vitest';
import { readEventStream } from './event-stream.ts';
import type { ServerSentEvent } from './event-stream.ts';

async function read(...chunks: readonly (string | Uint8Array)[]): Promise<ServerSentEvent[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readEventStream(body)) events.push(event);
  return events;
}

test('fields are read as the standard says', async () => {
  expect(
    await read(': comment\nretry: 5\n\nid: 1\ndata: a\ndata:b\ndata\n\nevent: problem\ndata: c\n\n'),
  ).toEqual([
    { type: 'message', data: 'a\nb\n', id: '1' },
    { type: 'problem', data: 'c', id: '1' },
  ]);
});

test.each([
  ['LF', 'data: a\n\ndata: b\n\n'],
  ['CR LF', 'data: a\r\n\r\ndata: b\r\n\r\n'],
  ['CR', 'data: a\r\rdata: b\r\r:'],
])('lines end in %s', async (_, text) => {
  expect((await read(text)).map(({ data }) => data)).toEqual(['a', 'b']);
});

test('chunks may end anywhere, also inside a character or between CR and LF', async () => {
  const bytes = new TextEncoder().encode('id: x\r\ndata: añb\r\n\r\n');
  const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
  expect(await read(...single)).toEqual([{ type: 'message', data: 'añb', id: 'x' }]);
});

test('an event that is cut short, has no data or an id with NUL changes nothing', async () => {
  expect(await read('id: a\0b\n\nevent: x\n\ndata: cut')).toEqual([]);
});

test('leaving the loop cancels the body', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: a\n\n')),
    cancel: () => {
      isCancelled = true;
    },
  });
  for await (const { data } of readEventStream(body)) {
    expect(data).toBe('a');
    break;
  }
  expect(isCancelled).toBe(true);
});
