import { expect, test } from 'vitest';
import { connectEngine } from './engine.ts';
import { createExec, execExitCode, startExec } from './exec.ts';
import { startFakeEngine } from './fake-engine.ts';

const statuses = [101, 200] as const;
const kinds = statuses.flatMap((status) => [true, false].map((tty) => [status, tty] as const));

test.each(kinds)(
  'an engine that answers %i, TTY %s: input goes in, output comes out, the end is seen',
  async (hijackStatus, tty) => {
    await using fake = await startFakeEngine({ hijackStatus });
    await using engine = connectEngine(fake.address);
    fake.addContainer({ name: 'web' });
    const id = await createExec(engine, 'web', { command: ['cat'], tty, stdin: true });
    using session = await startExec(engine, id, { tty });
    await session.write('hello');
    let output = '';
    for await (const { bytes } of session.output) {
      output += bytes.toString();
      if (output.endsWith('hello')) session.endInput();
    }
    expect(output).toBe('ready\nhello');
    expect(await execExitCode(engine, id)).toBe(0);
  },
);

test('only a terminal can be resized', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  using plain = await startExec(engine, 'fake-exec');
  await expect(plain.resize({ columns: 80, rows: 24 })).rejects.toMatchObject({ kind: 'invalid' });
  using terminal = await startExec(engine, 'fake-exec', { tty: true });
  await terminal.resize({ columns: 80, rows: 24 });
  expect(fake.urls.at(-1)).toBe('/v1.52/exec/fake-exec/resize?w=80&h=24');
});

test('a size is sent when the one before it was answered', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  using terminal = await startExec(engine, 'fake-exec', { tty: true });
  fake.fail('POST /exec/fake-exec/resize', { is: 'hang' });
  const first = terminal.resize({ columns: 80, rows: 24 }, { timeoutMs: 100 });
  const second = terminal.resize({ columns: 101, rows: 37 });
  const sizes = () => fake.urls.filter((url) => url.includes('/resize')).map((url) => url.split('?')[1]);
  await expect(first).rejects.toMatchObject({ kind: 'timeout' });
  expect(sizes()).toEqual(['w=80&h=24']);
  await second;
  expect(sizes()).toEqual(['w=80&h=24', 'w=101&h=37']);
});

test.each(statuses)('an abort closes the connection (%i), and a cut is told', async (hijackStatus) => {
  await using fake = await startFakeEngine({ hijackStatus });
  await using engine = connectEngine(fake.address);
  const controller = new AbortController();
  using aborted = await startExec(engine, 'fake-exec', { tty: true, signal: controller.signal });
  controller.abort();
  await expect(Array.fromAsync(aborted.output)).rejects.toMatchObject({ kind: 'unreachable' });
  await expect(aborted.write('x')).rejects.toMatchObject({ kind: 'unreachable' });
});

test('a refusal is an error, not a stream', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  fake.fail('POST /exec/gone/start', { is: 'status', status: 404, message: 'No such exec instance: gone' });
  await expect(startExec(engine, 'gone')).rejects.toMatchObject({ kind: 'not-found' });
});
