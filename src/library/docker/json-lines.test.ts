import { expect, test } from 'vitest';
import { jsonLines } from './json-lines.ts';

async function read(text: string, size: number): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return await Array.fromAsync(jsonLines(chunks()));
}

test('objects are read wherever the bytes are split', async () => {
  const text = '{"a":"é"}\n\r\n{"b":[1,\t2]}\r\n{"c":{}}';
  for (let size = 1; size <= Buffer.byteLength(text); size += 1) {
    expect(await read(text, size)).toEqual([{ a: 'é' }, { b: [1, 2] }, { c: {} }]);
  }
});

test('nanoseconds keep every digit', async () => {
  expect(await read('{"timeNano":1795605031645999427,"time":1795605031}', 100)).toEqual([
    { timeNano: '1795605031645999427', time: 1795605031 },
  ]);
});

test('a line that is no JSON is an error', async () => {
  await expect(read('{"a":1}\nnope\n', 100)).rejects.toMatchObject({ kind: 'not-docker' });
});

test('a line without end is an error, not a full memory', async () => {
  await expect(read('x'.repeat(5 * 1024 * 1024), 65_536)).rejects.toMatchObject({ kind: 'not-docker' });
});
