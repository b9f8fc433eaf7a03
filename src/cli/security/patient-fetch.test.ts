import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Answer, openServer } from '../test-cli.ts';
import { patientFetch } from './patient-fetch.ts';

const startServer = (answer: Answer) => openServer(answer, onTestFinished);

test('it sends and receives what fetch does', async () => {
  const url = await startServer((request, response) => {
    void buffer(request).then((body) => {
      response.writeHead(201, {
        'x-method': request.method,
        'x-type': request.headers['content-type'] ?? 'none',
      });
      response.end(body);
    });
  });
  const headers = { 'content-type': 'text/x' };
  const text = await patientFetch(url, { method: 'PUT', headers, body: 'hello' });
  expect([text.status, text.headers.get('x-method'), text.headers.get('x-type')]).toEqual([
    201,
    'PUT',
    'text/x',
  ]);
  expect(await text.text()).toBe('hello');
  const parts = ReadableStream.from([Buffer.alloc(300_000, 1), Buffer.alloc(300_000, 2)]);
  const sent = await patientFetch(new URL(url), { method: 'POST', body: parts });
  expect((await sent.arrayBuffer()).byteLength).toBe(600_000);
});

test('an answer that comes before all is sent is an answer', async () => {
  const url = await startServer((_, response) => {
    response.writeHead(413, { connection: 'close' }).end('Too large');
  });
  async function* endless() {
    for (;;) {
      await pause(1);
      yield Buffer.alloc(65_536);
    }
  }
  const answer = await patientFetch(url, { method: 'POST', body: ReadableStream.from(endless()) });
  expect([answer.status, await answer.text()]).toEqual([413, 'Too large']);
});

test('a source that fails, a signal and a closed port end it', async () => {
  const url = await startServer(() => {});
  async function* broken() {
    yield Buffer.alloc(10);
    await pause(1);
    throw new Error('The disk is gone.');
  }
  const body = ReadableStream.from(broken());
  await expect(patientFetch(url, { method: 'POST', body })).rejects.toThrow('socket hang up');
  const stopped = new AbortController();
  const waiting = patientFetch(url, { signal: stopped.signal });
  stopped.abort();
  await expect(waiting).rejects.toThrow(/abort/);
  await expect(patientFetch('http://127.0.0.1:9')).rejects.toThrow('ECONNREFUSED');
});

test('an answer without a body has none', async () => {
  const url = await startServer((_, response) => void response.writeHead(204).end());
  const answer = await patientFetch(url, { method: 'DELETE' });
  expect([answer.status, answer.body]).toEqual([204, null]);
});
