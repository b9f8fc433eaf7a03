import { afterEach, beforeEach, expect, test } from 'vitest';
import { breakAfter, content, labTools, openFetchLab, send, type FetchLab } from './fetch-lab.ts';
import { fetchSmall } from './fetch-small.ts';

let lab: FetchLab;

beforeEach(async () => {
  lab = await openFetchLab();
});

afterEach(() => lab[Symbol.asyncDispose]());

async function collect(body: AsyncIterable<Buffer> | null): Promise<string | null> {
  return body && Buffer.concat(await Array.fromAsync(body)).toString();
}

const fetchAll = (mostBytes = 10_000_000) => fetchSmall(lab.address(), mostBytes, labTools, collect);

test('a body is read as it comes', async () => {
  lab.serves = [send(content)];
  expect(await fetchAll()).toEqual({ kind: 'read', result: content.toString() });
});

test.each([404, 410])('%i is no body', async (status) => {
  lab.serves = [send(content, {}, status)];
  expect(await fetchAll()).toEqual({ kind: 'read', result: null });
});

test('a body may be left early', async () => {
  let sent = 0;
  lab.serves = [
    (_, response) => {
      const timer = setInterval(() => response.write(`${(sent += 1)}\n`), 5);
      response.once('close', () => clearInterval(timer));
    },
  ];
  const first = await fetchSmall(lab.address(), 1_000_000, labTools, async (body) => {
    for await (const chunk of body ?? []) return chunk.toString();
    return null;
  });
  expect(first).toEqual({ kind: 'read', result: expect.stringMatching(/^1\n/) });
  await expect
    .poll(async () => {
      const before = sent;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return sent - before;
    })
    .toBe(0);
});

test('what goes wrong is told', async () => {
  lab.serves = [send(content)];
  expect(await fetchAll(100)).toMatchObject({ kind: 'failed', reason: 'too-large' });
  lab.serves = [breakAfter(1000)];
  expect(await fetchAll()).toMatchObject({ kind: 'failed', reason: 'broken-off' });
  lab.serves = [send(content, { 'Retry-After': 60 }, 429)];
  expect(await fetchAll()).toMatchObject({
    kind: 'failed',
    reason: 'rate-limited',
    retryAtMs: expect.any(Number),
  });
  lab.serves = [send(content, {}, 304)];
  expect(await fetchAll()).toMatchObject({ kind: 'failed', reason: 'wrong-answer' });
});

test('what the reader throws is thrown, and the reason of who ends it', async () => {
  lab.serves = [send(content)];
  const fail = () => Promise.reject(new Error('unreadable'));
  await expect(fetchSmall(lab.address(), 1_000_000, labTools, fail)).rejects.toThrow('unreadable');
  lab.serves = [() => undefined];
  const signal = AbortSignal.timeout(50);
  await expect(fetchSmall(lab.address(), 1_000_000, labTools, collect, signal)).rejects.toThrow(
    'aborted due to timeout',
  );
});
