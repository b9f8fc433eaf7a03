import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openWire } from './wire.ts';
import { WireClosed, WireFormatError, WireTooLong } from './wire-error.ts';

const open = (most = 100) => {
  const stream = new PassThrough();
  return { stream, wire: openWire(stream, { most }) };
};

test('reads are exact, however the bytes come', async () => {
  const { stream, wire } = open();
  const first = wire.read(4);
  stream.write('ab');
  stream.write('cdef');
  expect(String(await first)).toBe('abcd');
  expect(wire.hasMore()).toBe(true);
  expect(String(await wire.read(2))).toBe('ef');
  expect(wire.hasMore()).toBe(false);
  expect((await wire.read(0)).length).toBe(0);
});

test('lines end with a line feed, and need not have a carriage return', async () => {
  const { stream, wire } = open();
  stream.write('+PONG\r\nnext\nrest');
  expect([await wire.readLine(), await wire.readLine()]).toEqual(['+PONG', 'next']);
  expect(String(await wire.read(4))).toBe('rest');
});

test('an end before all has come', async () => {
  const { stream, wire } = open();
  const read = wire.read(4);
  stream.end('abc');
  await expect(read).rejects.toThrow(WireClosed);
  await expect(wire.read(1)).rejects.toThrow(WireClosed);
});

test('a stream that breaks says why', async () => {
  const { stream, wire } = open();
  const read = wire.read(4);
  stream.destroy(new Error('pulled out'));
  await expect(read).rejects.toThrow('pulled out');
});

test('no read is longer than the wire allows, at once or in all', async () => {
  const { stream, wire } = open(10);
  await expect(wire.read(11)).rejects.toThrow(WireTooLong);
  stream.write('12345678');
  await wire.read(8);
  await expect(wire.read(3)).rejects.toThrow(WireTooLong);
});

test('a line that never ends is given up', async () => {
  const { stream, wire } = open(100_000);
  stream.write('x'.repeat(20_000));
  await expect(wire.readLine()).rejects.toThrow(WireFormatError);
});

test('while it waits for more, everything else goes on', async () => {
  const { stream, wire } = open();
  stream.write('ab');
  const read = wire.read(4);
  const timer = new Promise((resolve) => setTimeout(resolve, 1, 'went on'));
  expect(await Promise.race([read, timer])).toBe('went on');
  stream.write('cd');
  expect(String(await read)).toBe('abcd');
});
