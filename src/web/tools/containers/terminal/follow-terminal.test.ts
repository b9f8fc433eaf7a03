import { expect, onTestFinished, test, vi } from 'vitest';
import { callerProblem } from '#contracts/problem-error.ts';
import type { TerminalInput, TerminalOutput } from '#contracts/containers/terminal.ts';
import { followTerminal, type FollowState } from './follow-terminal.ts';

const size = { columns: 80, rows: 24 };
const attached = (from: number, replayUntil: number): TerminalOutput => ({
  type: 'attached',
  from,
  replayUntil,
  size,
});
const output = (text: string, position: number): TerminalOutput => ({
  type: 'output',
  base64: btoa(text),
  position,
});
const end = { reason: 'exited', exitCode: 0, message: '' } as const;

/** Each connection yields its messages, then throws or ends. */
function follow(connections: readonly (readonly (TerminalOutput | Error)[])[], isNew = false) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const asked: unknown[] = [];
  const sent: TerminalInput[] = [];
  const states: FollowState[] = [];
  const written: { text: string; done: () => void }[] = [];
  const skipped: number[] = [];
  const followed = followTerminal({
    screen: {
      write: (bytes, done) => void written.push({ text: new TextDecoder().decode(bytes), done }),
      resize: () => undefined,
      room: () => size,
      skip: (bytes) => void skipped.push(bytes),
    },
    open(query) {
      const messages = connections[asked.length] ?? [];
      asked.push(query);
      return {
        send: (message) => void sent.push(message),
        close: () => undefined,
        async *[Symbol.asyncIterator]() {
          for (const message of messages) {
            await Promise.resolve();
            if (message instanceof Error) throw message;
            yield message;
          }
          if (asked.length === connections.length) await new Promise(() => undefined);
        },
      };
    },
    onState: (state) => void states.push(state),
    isNew,
    signal: stop.signal,
    retryMs: 1,
  });
  return { followed, asked, sent, states, written, skipped };
}

test('a lost connection is taken up behind the last byte received, also one not yet on the screen', async () => {
  const unreachable = callerProblem('unreachable', 503, 'gone');
  const lab = follow([
    [attached(0, 2), output('ab', 2), output('cd', 4), unreachable],
    [attached(4, 4), { type: 'skipped', bytes: 6, position: 10 }, output('z', 11), { type: 'ended', end }],
  ]);
  await vi.waitFor(() => expect(lab.states.at(-1)).toEqual({ is: 'ended', end }));
  expect(lab.asked).toEqual([
    { after: 0, ...size },
    { after: 4, ...size },
  ]);
  expect(lab.written.map(({ text }) => text)).toEqual(['ab', 'cd', 'z']);
  expect(lab.skipped).toEqual([6]);
  expect(lab.states.map(({ is }) => is)).toEqual(['connecting', 'live', 'offline', 'live', 'ended']);
});

test('the screen stays silent until the old output is on it', async () => {
  const lab = follow([[attached(0, 4), output('ab', 2), output('cd', 4)]]);
  await vi.waitFor(() => expect(lab.written).toHaveLength(2));
  lab.written[0]?.done();
  expect(lab.followed.isReplaying).toBe(true);
  lab.written[1]?.done();
  expect(lab.followed.isReplaying).toBe(false);
  expect(lab.sent).toEqual([
    { type: 'taken', position: 2 },
    { type: 'taken', position: 4 },
  ]);
});

test('a terminal that this page opened is answered from the start', () => {
  expect(follow([[attached(0, 4)]], true).followed.isReplaying).toBe(false);
});

test('a long paste is sent in parts that cut no character', async () => {
  const lab = follow([[attached(0, 0)]]);
  await vi.waitFor(() => expect(lab.states.at(-1)?.is).toBe('live'));
  const text = `x${'😀'.repeat(20_000)}`;
  lab.followed.send(text);
  const parts = lab.sent.map((one) => (one.type === 'input' ? one.data : ''));
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.join('')).toBe(text);
  expect(parts.every((part) => part.isWellFormed())).toBe(true);
});

test.each([
  [404, { is: 'ended', end: null }],
  [403, { is: 'refused', problem: expect.anything() }],
  [429, { is: 'refused', problem: expect.anything() }],
])('an answer of %i is final', async (status, state) => {
  const lab = follow([[callerProblem('code', status, 'No.')], []]);
  await vi.waitFor(() => expect(lab.states.at(-1)).toEqual(state));
  expect(lab.asked).toHaveLength(1);
});
