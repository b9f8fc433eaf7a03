import { expect, test } from 'vitest';
import { stopContainer } from './container-lifecycle.ts';
import { removeContainer } from './containers.ts';
import { connectEngine } from './engine.ts';
import { startFakeEngine } from './fake-engine.ts';
import type { LogLine } from './lines.ts';
import { followLogs } from './logs.ts';

const backoff = { firstMs: 1, longestMs: 5 };

function texts(lines: readonly LogLine[]): string[] {
  return lines.map(({ text }) => text);
}

test('both outputs are read, with their times', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const web = fake.addContainer({ name: 'web' });
  fake.log(web, 'hello', { timeNano: '1767323045000000006' });
  fake.log(web, 'oh no', { stream: 'stderr', timeNano: '1767323045000000007' });
  expect(await Array.fromAsync(followLogs(engine, 'web', { follow: false }))).toEqual([
    { stream: 'stdout', timeNano: '1767323045000000006', text: 'hello', truncated: false },
    { stream: 'stderr', timeNano: '1767323045000000007', text: 'oh no', truncated: false },
  ]);
});

test('a TTY is recognised by its configuration', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const shell = fake.addContainer({ name: 'shell', config: { Tty: true } });
  fake.log(shell, 'x'.repeat(40_000));
  fake.log(shell, 'done');
  const lines = await Array.fromAsync(followLogs(engine, 'shell', { follow: false }));
  expect(texts(lines)).toEqual(['x'.repeat(40_000), 'done']);
});

test('tail and since are passed on', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const web = fake.addContainer({ name: 'web' });
  for (const second of [1, 2, 3]) fake.log(web, `line ${second}`, { timeNano: `${second}000000000` });
  expect(texts(await Array.fromAsync(followLogs(engine, 'web', { follow: false, tail: 1 })))).toEqual([
    'line 3',
  ]);
  const since = await Array.fromAsync(followLogs(engine, 'web', { follow: false, sinceNano: '2000000000' }));
  expect(texts(since)).toEqual(['line 2', 'line 3']);
});

test('a cut connection is resumed: no line twice, none left out, twins kept', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const web = fake.addContainer({ name: 'web' });
  const twin = { timeNano: '1767323045000000009' };
  fake.log(web, 'one', { stream: 'stderr', timeNano: '1767323045000000010' });
  fake.log(web, 'twin', twin);
  fake.log(web, 'twin', twin);
  const lines: string[] = [];
  for await (const { text } of followLogs(engine, 'web', { backoff })) {
    lines.push(text);
    if (lines.length === 3) {
      fake.cut();
      fake.log(web, 'while away', { timeNano: '1767323045000000011' });
    }
    if (text === 'while away') break;
  }
  expect(lines).toEqual(['one', 'twin', 'twin', 'while away']);
});

test('following ends with the container, stopped or removed', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  for (const end of [stopContainer, removeContainer]) {
    const web = fake.addContainer({ name: end.name });
    fake.log(web, 'bye');
    const lines: string[] = [];
    for await (const { text } of followLogs(engine, web.id, { backoff })) {
      lines.push(text);
      await end(engine, web.id, { force: true });
    }
    expect(lines).toEqual(['bye']);
  }
});

test('an abort ends following without an error', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const web = fake.addContainer({ name: 'web' });
  fake.log(web, 'hello');
  const controller = new AbortController();
  for await (const _ of followLogs(engine, 'web', { signal: controller.signal })) controller.abort();
  expect(controller.signal.aborted).toBe(true);
});

test('an unknown container and an unreachable engine are told at once', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await expect(followLogs(engine, 'nobody').next()).rejects.toMatchObject({ kind: 'not-found' });
  fake.fail('GET /_ping', { is: 'cut' });
  await using late = connectEngine(fake.address);
  await expect(followLogs(late, 'nobody').next()).rejects.toMatchObject({ kind: 'unreachable' });
});

test('silence is looked into, and a dead connection replaced', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const web = fake.addContainer({ name: 'web' });
  fake.log(web, 'before');
  const lines = followLogs(engine, 'web', { backoff, quietMs: 10 });
  expect((await lines.next()).value?.text).toBe('before');
  fake.fail('GET /_ping', { is: 'cut' }, 2);
  const next = lines.next();
  await expect.poll(() => fake.requests.filter((request) => request.endsWith('/logs')).length).toBe(2);
  fake.log(web, 'after');
  expect((await next).value?.text).toBe('after');
  await lines.return();
});
