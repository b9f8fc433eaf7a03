import { expect, test } from 'vitest';
import { faultOf, faultOfHead, mostBytes, pickFile } from './kuma-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a database is taken, the log beside it and anything else are not', () => {
  expect(faultOfHead(bytes('SQLite format 3\0 and more'))).toBeNull();
  expect(faultOfHead(Uint8Array.of(0x37, 0x7f, 0x06, 0x82, 0, 0))).toBe('side-file');
  expect(faultOfHead(Uint8Array.of(0x37, 0x7f, 0x06, 0x83, 0, 0))).toBe('side-file');
  expect(faultOfHead(bytes('{"version":"1.23"}'))).toBe('no-database');
  expect(faultOfHead(bytes(''))).toBe('no-database');
});

test('of what was dropped, kuma.db is meant', () => {
  const named = (...names: string[]) => names.map((name) => ({ name }));
  expect(pickFile(named('kuma.db-shm', 'kuma.db-wal', 'kuma.db'))).toEqual({ name: 'kuma.db' });
  expect(pickFile(named('notes.txt', 'old-kuma.db'))).toEqual({ name: 'old-kuma.db' });
  expect(pickFile(named('notes.txt'))).toEqual({ name: 'notes.txt' });
  expect(pickFile([])).toBeUndefined();
});

test('a file that is too large, or gone, is found out before it is sent', async () => {
  const file = (size: number, read: () => Promise<ArrayBuffer>) => ({
    size,
    slice: () => ({ arrayBuffer: read }),
  });
  const database = async () => bytes('SQLite format 3\0').buffer;
  const gone = async (): Promise<ArrayBuffer> => {
    throw new DOMException('It was moved.', 'NotReadableError');
  };
  expect(await faultOf(file(mostBytes, database))).toBeNull();
  expect(await faultOf(file(mostBytes + 1, database))).toBe('too-large');
  expect(await faultOf(file(10, gone))).toBe('unreadable');
});
