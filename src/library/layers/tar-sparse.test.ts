import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inPieces } from './fake-layer.ts';
import { readTar } from './read-tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'nexus-sparse-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = 3_000_000;
/** Enough parts for a second block of the map. */
const places = Array.from({ length: 40 }, (_, at) => at * 70_000 + 5000);

function sparseArchive(...options: readonly string[]): Buffer {
  const file = openSync(join(folder, 'holes'), 'w');
  for (const at of places) writeSync(file, `part at ${at}`, at);
  ftruncateSync(file, bytes);
  closeSync(file);
  closeSync(openSync(join(folder, 'next'), 'w'));
  const method = ['--sparse', '--hole-detection=raw', '--sort=name'];
  return execFileSync('tar', [...method, ...options, '-C', folder, '-cf', '-', 'holes', 'next']);
}

function expected(): Buffer {
  const content = Buffer.alloc(bytes);
  for (const at of places) content.write(`part at ${at}`, at);
  return content;
}

const formats: readonly (readonly string[])[] = [
  ['--format=gnu'],
  ['--format=pax', '--sparse-version=0.0'],
  ['--format=pax', '--sparse-version=0.1'],
  ['--format=pax', '--sparse-version=1.0'],
];

test.each(formats)('a sparse file is filled up: %s %s', async (...options) => {
  const archive = sparseArchive(...options);
  expect(archive.length).toBeLessThan(bytes / 2);
  const found: unknown[] = [];
  for await (const { name, kind, sizeBytes, content } of readTar(inPieces(archive, 3000))) {
    const whole = Buffer.concat(await Array.fromAsync(content));
    found.push([name, kind, sizeBytes, whole.equals(name === 'holes' ? expected() : Buffer.alloc(0))]);
  }
  expect(found).toEqual([
    ['holes', 'file', bytes, true],
    ['next', 'file', 0, true],
  ]);
});

test.each(formats)('a sparse file that nobody reads is skipped: %s %s', async (...options) => {
  const names: string[] = [];
  for await (const { name } of readTar(inPieces(sparseArchive(...options), 3000))) names.push(name);
  expect(names).toEqual(['holes', 'next']);
});
