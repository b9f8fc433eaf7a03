import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { collected } from './collected.ts';
import { filePieces } from './file-pieces.ts';

const folder = mkdtempSync(join(tmpdir(), 'nexus-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'file');
const content = randomBytes(700_001);
writeFileSync(file, content);

test.each([
  [0, Infinity],
  [0, 700_001],
  [1000, 600_500],
  [699_999, 900_000],
  [700_001, Infinity],
  [500, 500],
])('of a file, what lies from %d up to %d is given', async (startsAt, endsAt) => {
  const expected = content.subarray(startsAt, Math.min(endsAt, content.length));
  const found = await collected(filePieces({ file, startsAt, endsAt }), expected.length);
  expect(found.equals(expected)).toBe(true);
});

test('all pieces lie in the same memory', async () => {
  const memories = new Set<ArrayBufferLike>();
  for await (const piece of filePieces({ file, startsAt: 0, endsAt: Infinity })) memories.add(piece.buffer);
  expect(memories.size).toBe(1);
});

test('a file that is not there is told as the file system does', async () => {
  const pieces = filePieces({ file: join(folder, 'none'), startsAt: 0, endsAt: Infinity });
  await expect(pieces.next()).rejects.toMatchObject({ code: 'ENOENT' });
});
