import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { fakeProcess } from './fake-terminals.ts';
import { TerminalSession } from './terminal-session.ts';
import { testViewer } from './test-viewer.ts';

const size = { columns: 80, rows: 24 };
const end = { reason: 'exited', exitCode: 0, message: '' } as const;

function openSession() {
  const clock = manualClock();
  const process = fakeProcess();
  const viewers: number[] = [];
  const session = new TerminalSession({ process, size, clock, onViewers: (count) => viewers.push(count) });
  const join = (options: { after?: number; acknowledges?: boolean; room?: typeof size } = {}) => {
    const viewer = testViewer();
    const { after = 0, acknowledges = false, room } = options;
    const attached = session.attach(viewer.channel, {
      after,
      acknowledges,
      size: room,
      signal: viewer.signal,
    });
    return { ...viewer, attached };
  };
  return { clock, process, session, viewers, join };
}

test('output goes to every viewer, input from each to the program', async () => {
  const { process, join } = openSession();
  const [first, second] = [join(), join()];
  await process.print('hello');
  for (const viewer of [first, second]) await eventually(() => viewer.text() === 'hello' || undefined);
  first.send({ type: 'input', data: 'ñ', encoding: 'utf8' });
  second.send({ type: 'input', data: '/w==', encoding: 'base64' });
  await eventually(() => process.typed.length === 2 || undefined);
  expect(process.typed.toSorted()).toEqual(['ñ', '\ufffd']);
});

test('who comes back is sent only what it missed, bytes cut within a character included', async () => {
  const { process, session, join } = openSession();
  const first = join();
  await process.print('añ');
  await eventually(() => first.text() === 'añ' || undefined);
  first.leave();
  await first.attached;
  await process.print('o');
  await eventually(() => session.traffic.outputBytes === 4 || undefined);
  const again = join({ after: 2 });
  await eventually(() => again.messages.length >= 2 || undefined);
  const [attached, output] = again.messages;
  expect(attached).toEqual({ type: 'attached', from: 2, replayUntil: 4, size });
  expect(output).toEqual({
    type: 'output',
    base64: Buffer.from('ño').subarray(1).toString('base64'),
    position: 4,
  });
});

test('without viewers the program is never held up, and the newest MiB is kept from the start of a line', async () => {
  const { process, session, join } = openSession();
  for (let line = 0; line < 3_000; line += 1) await process.print(`${'x'.repeat(999)}\n`);
  await eventually(() => session.traffic.outputBytes === 3_000_000 || undefined);
  const viewer = join();
  await eventually(() => viewer.text().length > 1_000_000 || undefined);
  const shown = viewer.text();
  expect(shown.length).toBeLessThanOrEqual(1024 * 1024);
  expect(shown.startsWith('x'.repeat(999))).toBe(true);
  expect(shown.length % 1_000).toBe(0);
});

test('a flood waits for the viewer, and stops waiting for one that takes nothing', async () => {
  const { clock, process, join } = openSession();
  const viewer = join({ acknowledges: true });
  const flood = Array.from({ length: 64 }, () => process.print('y'.repeat(32 * 1024)));
  const held = await eventually(() => (viewer.text().length === 256 * 1024 && process.read()) || undefined);
  expect(held).toBeLessThan(400 * 1024);
  viewer.send({ type: 'taken', position: 128 * 1024 });
  await eventually(() => process.read() > held || undefined);
  const isAllRead = Promise.all(flood).then(() => true as const);
  await eventually(() => {
    clock.advance(2_000);
    return process.read() === 64 * 32 * 1024 || undefined;
  });
  expect(await isAllRead).toBe(true);
  viewer.send({ type: 'taken', position: 384 * 1024 });
  const skipped = await eventually(() => viewer.messages.find(({ type }) => type === 'skipped'));
  expect(skipped).toMatchObject({ position: 1024 * 1024 });
});

test('input that the program does not read is bounded, and holds up neither output nor leaving', async () => {
  const { process, join } = openSession();
  process.write = () => new Promise(() => undefined);
  const viewer = join({ acknowledges: true });
  for (let count = 0; count < 100; count += 1)
    viewer.send({ type: 'input', data: 'z'.repeat(64 * 1024), encoding: 'utf8' });
  for (let count = 0; count < 20; count += 1) await process.print('y'.repeat(32 * 1024));
  viewer.leave();
  await viewer.attached;
  expect(process.read()).toBe(20 * 32 * 1024);
});

test('the size fits every viewer', async () => {
  const { process, join } = openSession();
  const wide = join({ room: { columns: 200, rows: 20 } });
  const high = join({ room: { columns: 90, rows: 50 } });
  await eventually(() => process.sizes.at(-1)?.columns === 90 || undefined);
  expect(process.sizes.at(-1)).toEqual({ columns: 90, rows: 20 });
  await eventually(() => wide.messages.find((one) => one.type === 'size' && one.size.columns === 90));
  high.leave();
  await eventually(() => process.sizes.at(-1)?.columns === 200 || undefined);
  wide.send({ type: 'resize', columns: 100, rows: 30 });
  await eventually(() => process.sizes.at(-1)?.rows === 30 || undefined);
});

test('viewers see all output and then the end, also those that come later', async () => {
  const { process, session, viewers, join } = openSession();
  const first = join();
  await process.print('bye');
  process.exit(0);
  expect(await session.outputEnded).toBeUndefined();
  session.finish(end);
  await first.attached;
  const late = join();
  await late.attached;
  await eventually(
    () => (first.messages.at(-1)?.type === 'ended' && late.messages.at(-1)?.type === 'ended') || undefined,
  );
  expect([first.text(), late.text()]).toEqual(['bye', 'bye']);
  expect(viewers).toEqual([1, 0, 1, 0]);
});

test('a cut connection is told apart from an end', async () => {
  const { process, session } = openSession();
  process.cut(new Error('cut'));
  expect(await session.outputEnded).toMatchObject({ message: 'cut' });
});

test('more than eight windows are refused', async () => {
  const { join } = openSession();
  Array.from({ length: 8 }, () => join());
  await expect(join().attached).rejects.toMatchObject({ code: 'too-many' });
});
