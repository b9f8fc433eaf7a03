import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import type { LogItem } from '#contracts/containers/live.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { testCall } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { requireEngine } from './engines.ts';

describe.skipIf(!requireEngine('docker'))('logs of containers on a real engine', () => {
  let lab: ContainersUnderTest;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  async function readLog(id: string, options: { follow?: boolean; lastEventId?: string } = {}) {
    const query = { tail: 50_000, follow: options.follow ?? false, sinceMs: undefined };
    const { lastEventId } = options;
    const call = testCall(lastEventId === undefined ? {} : { lastEventId });
    return await Array.fromAsync(lab.handlers.logs({ params: { host: 'local', id }, query }, call));
  }

  function textsOf(events: readonly StreamEvent<LogItem>[]): string[] {
    return events.flatMap(({ data }) => (data.type === 'lines' ? data.lines.map(({ text }) => text) : []));
  }

  test('a log passes escapes, invalid UTF-8 and very long lines as data', async () => {
    const script = String.raw`printf 'a\033]0;owned\007b\n'; printf 'c\377d\n'; head -c 1048576 /dev/zero | tr '\0' x; echo; echo end`;
    const { id } = await lab.make({ command: ['sh', '-c', script] });
    await lab.seen(id, (one) => one?.state === 'exited');
    const events = await readLog(id);
    const lines = events.flatMap(({ data }) => (data.type === 'lines' ? data.lines : []));
    expect(lines.map(({ text }) => text.slice(0, 20))).toEqual([
      'a\u001B]0;owned\u0007b',
      'c\uFFFDd',
      'x'.repeat(20),
      'end',
    ]);
    expect(lines[2]).toMatchObject({ truncated: true });
    expect(lines[2]?.text.length).toBe(256 * 1024);
    for (const { data } of events) containers.endpoints.logs.item.parse(data);
  });

  test('a log resumed behind any batch loses and doubles nothing', async () => {
    const { id } = await lab.make({
      command: ['sh', '-c', 'i=0; while [ $i -lt 3000 ]; do echo $i; echo e$i >&2; i=$((i+1)); done'],
    });
    await lab.seen(id, (one) => one?.state === 'exited');
    const events = await readLog(id, { follow: true });
    const all = textsOf(events);
    expect(all).toHaveLength(6_000);
    expect(events.at(-1)?.data).toEqual({ type: 'ended', reason: 'The container stopped with exit code 0.' });
    for (const at of [0, 7, Math.floor(events.length / 2), events.length - 2]) {
      const lastEventId = events[at]?.id;
      if (lastEventId === undefined) throw new Error('A batch of lines has an id.');
      const rest = await readLog(id, { lastEventId });
      expect([...textsOf(events.slice(0, at + 1)), ...textsOf(rest)].toSorted()).toEqual(all.toSorted());
    }
  });
});
