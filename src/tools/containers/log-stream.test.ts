import { expect, test } from 'vitest';
import type { LogItem } from '#contracts/containers/live.ts';
import { systemClock } from '#kernel/clock.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { streamLog, type FollowLog } from './log-stream.ts';

function request(options: Partial<FollowLog> = {}): FollowLog {
  const { signal } = new AbortController();
  const whole = { tail: 500, follow: true, sinceMs: undefined, lastEventId: undefined };
  return { id: 'a', ...whole, mayRead: () => true, signal, ...options };
}

function write(host: FakeHost, count: number): void {
  const from = host.lines.length;
  for (let at = from; at < from + count; at += 1) {
    host.lines.push({
      timeNano: `${1_800_000_000_000_000_000n + BigInt(at)}`,
      stream: 'stdout',
      text: `${at}`,
      truncated: false,
    });
  }
}

async function read(host: FakeHost, options?: Partial<FollowLog>): Promise<StreamEvent<LogItem>[]> {
  return await Array.fromAsync(streamLog(host, systemClock, request(options)));
}

function texts(events: readonly StreamEvent<LogItem>[]): string[] {
  return events.flatMap(({ data }) => (data.type === 'lines' ? data.lines.map(({ text }) => text) : []));
}

test('lines come in batches, and the end says why', async () => {
  const host = fakeHost();
  host.put({ id: 'a', state: 'exited', exitCode: 3 });
  write(host, 450);
  const events = await read(host);
  expect(texts(events)).toEqual(host.lines.map(({ text }) => text));
  expect(events.length).toBeLessThanOrEqual(5);
  expect(events.at(-1)?.data).toEqual({ type: 'ended', reason: 'The container stopped with exit code 3.' });
});

test('each id resumes behind its batch', async () => {
  const host = fakeHost();
  write(host, 450);
  const [first, ...rest] = await read(host);
  const resumed = await read(host, { lastEventId: first?.id });
  expect(texts(resumed)).toEqual(texts(rest));
  expect(host.askedForLogs.at(-1)).toMatchObject({ sinceNano: expect.stringMatching(/^1799999999/) });
  expect(host.askedForLogs.at(-1)?.tail).toBeUndefined();
});

test('a reader may begin at a time or at a number of lines', async () => {
  const host = fakeHost();
  await read(host, { tail: 10, sinceMs: 5 });
  expect(host.askedForLogs[0]).toMatchObject({ tail: 10, sinceNano: '5000000', follow: true });
});

test.each([
  [true, 'The container was removed.'],
  [false, 'This is the whole log.'],
])('following %s, an end without the container reads: %s', async (follow, reason) => {
  const events = await read(fakeHost(), { follow });
  expect(events.at(-1)?.data).toEqual({ type: 'ended', reason });
});

test('a failure of the log is the failure of the stream, after the lines before it', async () => {
  const host = fakeHost();
  host.logs = async function* () {
    yield [{ timeNano: '1', stream: 'stdout', text: 'last words', truncated: false }];
    throw new Error('cut');
  };
  const stream = streamLog(host, systemClock, request());
  expect(texts([await nextItem(stream)])).toEqual(['last words']);
  await expect(stream.next()).rejects.toThrow('cut');
});

test('leaving the stream stops the reading', async () => {
  const host = fakeHost();
  write(host, 1);
  const stream = streamLog(host, systemClock, request());
  await stream.next();
  await stream.return();
  expect(host.askedForLogs[0]?.signal.aborted).toBe(true);
});

test('a position that is none is refused', async () => {
  await expect(read(fakeHost(), { lastEventId: 'live-3' })).rejects.toMatchObject({ status: 400 });
});

async function nextItem(stream: AsyncIterator<StreamEvent<LogItem>>): Promise<StreamEvent<LogItem>> {
  const { done, value } = await stream.next();
  if (done === true) throw new Error('The stream has ended.');
  return value;
}

test('following ends when the container becomes one that the reader may not read', async () => {
  const host = fakeHost();
  const labelled = (team: string) => host.put({ id: 'a', state: 'running', labels: { team } });
  labelled('kids');
  write(host, 3);
  host.logs = async function* (_, { signal }) {
    yield host.lines;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  };
  const stream = streamLog(
    host,
    systemClock,
    request({ mayRead: ({ labels }) => labels['team'] === 'kids' }),
  );
  expect(texts([(await stream.next()).value!])).toHaveLength(3);
  const next = stream.next();
  host.put({ id: 'b', labels: { team: 'adults' } });
  labelled('adults');
  expect((await next).value?.data).toEqual({ type: 'ended', reason: 'You may no longer read this log.' });
  expect((await stream.next()).done).toBe(true);
});
