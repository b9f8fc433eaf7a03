import { expect, test } from 'vitest';
import { inReusedPieces } from '../layers/fake-layer.ts';
import { buildZip, type NewZipEntry } from './build-zip.ts';
import { openZip } from './open-zip.ts';
import { readZip } from './read-zip.ts';
import type { ZipBounds, ZipEntry } from './zip-entry.ts';
import { ZipError } from './zip-error.ts';
import { signatures } from './zip-header.ts';

const bounds: ZipBounds = { mostEntries: 100, mostBytes: 10_000_000 };
const noise = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * at * 31 + (at >> 3)) & 0xff));

type Read = (bytes: Buffer, bounds: ZipBounds) => Iterable<ZipEntry> | AsyncIterable<ZipEntry>;
const opened: Read = openZip;
const streamed: Read = (bytes, within) => readZip(inReusedPieces(bytes, 70_000), within);
const readers: readonly (readonly [string, Read])[] = [
  ['in memory', opened],
  ['as a stream', streamed],
];

async function contents(read: Read, bytes: Buffer, within = bounds, mostBytes = 1_000_000) {
  const found: [string, string][] = [];
  for await (const entry of read(bytes, within)) {
    const content = await entry.whole(mostBytes);
    found.push([
      entry.name,
      content.length > 100 ? `${content.length} ${content.equals(noise)}` : content.toString(),
    ]);
  }
  return found;
}

const variants: readonly Partial<NewZipEntry>[] = [
  {},
  { isStored: true },
  { isStreamed: true },
  { isWide: true },
  { isStreamed: true, isWide: true },
];

test.each(readers)('%s, every way of writing is read', async (_, read) => {
  const zip = buildZip(
    variants.flatMap((variant, at) => [
      { ...variant, name: `${at}/año.json`, content: 'small' },
      { ...variant, name: `${at}/empty`, content: '' },
      { ...variant, name: `${at}/large`, content: noise },
    ]),
  );
  expect(await contents(read, zip)).toEqual(
    variants.flatMap((_variant, at) => [
      [`${at}/año.json`, 'small'],
      [`${at}/empty`, ''],
      [`${at}/large`, '300000 true'],
    ]),
  );
});

const mixed = buildZip([
  { name: 'folder/', content: '', isStored: true, isStreamed: true },
  { name: 'a', content: noise, isStreamed: true },
  { name: 'b', content: 'two' },
  { name: 'c', content: 'three', isStreamed: true },
  { name: 'd', content: noise, isStored: true },
]);

test.each([1, 29, 30, 4096, 1_000_000])('a stream in pieces of %d bytes tells the same', async (size) => {
  const read: Read = (bytes, within) => readZip(inReusedPieces(bytes, size), within);
  expect(await contents(read, mixed)).toEqual(await contents(opened, mixed));
});

test('entries that nobody reads are skipped, and what is too large too', async () => {
  const names: string[] = [];
  for await (const { name, isFolder, sizeBytes } of streamed(mixed, bounds))
    names.push(`${name} ${isFolder} ${sizeBytes}`);
  expect(names).toEqual(['folder/ true null', 'a false null', 'b false 3', 'c false null', 'd false 300000']);
  const outcomes: string[] = [];
  for await (const entry of streamed(mixed, bounds)) {
    outcomes.push(
      await entry.whole(100).then(
        () => entry.name,
        (error: ZipError) => error.kind,
      ),
    );
  }
  expect(outcomes).toEqual(['folder/', 'too-large', 'b', 'c', 'too-large']);
});

test('stored content without end is refused as a stream, and read in memory', async () => {
  const zip = buildZip([{ name: 'a', content: 'hello', isStored: true, isStreamed: true }]);
  expect(await contents(opened, zip)).toEqual([['a', 'hello']]);
  await expect(contents(streamed, zip)).rejects.toMatchObject({ kind: 'malformed' });
});

test('a zip behind a script is opened', async () => {
  const script = Buffer.from('#!/bin/sh\nexec java -jar "$0"\n');
  expect(await contents(opened, Buffer.concat([script, mixed]))).toHaveLength(5);
});

test('an empty zip has no entries', async () => {
  for (const [, read] of readers) expect(await contents(read, buildZip([]))).toEqual([]);
});

/** The end record of a zip with more than 65,535 entries. */
function withWideEnd(zip: Buffer): Buffer {
  const end = zip.subarray(-22);
  const wide = Buffer.alloc(56 + 20);
  wide.writeUInt32LE(signatures.end64);
  wide.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  wide.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  wide.writeUInt32LE(signatures.end64Locator, 56);
  wide.writeBigUInt64LE(BigInt(zip.length - 22), 64);
  const full = Buffer.from(end);
  full.fill(0xff, 8, 20);
  return Buffer.concat([zip.subarray(0, -22), wide, full]);
}

test('the end record of zip64 is followed', async () => {
  expect(await contents(opened, withWideEnd(mixed))).toEqual(await contents(opened, mixed));
});

const bomb = [{ name: 'bomb', content: Buffer.alloc(5_000_000) }];

test.each(readers)('%s, what takes more than its bounds ends in an error', async (_, read) => {
  const kindOf = async (zip: Buffer, within: ZipBounds, most = 1e9) =>
    await contents(read, zip, within, most).then(
      () => 'read',
      (error: ZipError) => error.kind,
    );
  expect(await kindOf(mixed, { ...bounds, mostEntries: 4 })).toBe('too-many');
  expect(await kindOf(mixed, { ...bounds, mostBytes: 400_000 })).toBe('too-large');
  expect(await kindOf(buildZip(bomb), bounds)).toBe('too-large');
  expect(await kindOf(buildZip(bomb.map((entry) => ({ ...entry, isStreamed: true }))), bounds)).toBe(
    'too-large',
  );
});

test('a bomb that nobody reads is not unpacked to its end', async () => {
  const zip = buildZip(bomb.map((entry) => ({ ...entry, isStreamed: true })));
  await expect(Array.fromAsync(streamed(zip, { ...bounds, mostBytes: 1e9 }))).rejects.toMatchObject({
    kind: 'too-large',
  });
});

test.each([
  ['text', Buffer.from('<html>'.repeat(50)), 'malformed', 'malformed'],
  ['nothing', Buffer.alloc(0), 'malformed', 'truncated'],
  ['half a zip', mixed.subarray(0, 3000), 'truncated', 'truncated'],
  ['an encrypted part', changed(6, 1), 'unsupported', 'unsupported'],
  ['another way of packing', changed(8, 12), 'unsupported', 'unsupported'],
  ['another checksum', changed(14, 7), 'malformed', 'malformed'],
])('%s is refused', async (_, bytes, inMemory, asStream) => {
  const kindOf = async (read: Read) =>
    await contents(read, bytes).then(
      () => 'read',
      (error: ZipError) => error.kind,
    );
  expect([await kindOf(opened), await kindOf(streamed)]).toEqual([inMemory, asStream]);
});

/** In both headers of the one entry; `at` is the place in the local one. */
function changed(at: number, value: number): Buffer {
  const zip = Buffer.from(buildZip([{ name: 'a', content: 'hello hello hello' }]));
  zip[at] = value;
  zip[zip.readUInt32LE(zip.length - 6) + at + 2] = value;
  return zip;
}

/** The same numbers in every run (Park and Miller). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

test.each(readers)('%s, damage of any kind ends in an error of its own or in content', async (_, read) => {
  const roll = dice(42);
  const small = buildZip(
    variants.map((variant, at) => ({
      ...variant,
      name: `name-${at}`,
      content: `content of ${at} `.repeat(9),
    })),
  );
  for (let round = 0; round < 600; round++) {
    const damaged = Buffer.from(small.subarray(0, round % 3 === 0 ? roll(small.length) : undefined));
    for (let flips = roll(4); flips > 0 && damaged.length > 0; flips--)
      damaged[roll(damaged.length)] = roll(256);
    const outcome = await contents(read, damaged).catch((error: unknown) => error);
    expect(Array.isArray(outcome) || outcome instanceof ZipError, `round ${round}: ${String(outcome)}`).toBe(
      true,
    );
  }
});

test('leaving early ends the source', async () => {
  let isEnded = false;
  async function* source(): AsyncGenerator<Buffer, void> {
    try {
      for (;;) yield mixed;
    } finally {
      isEnded = true;
    }
  }
  for await (const _ of readZip(source(), bounds)) break;
  expect(isEnded).toBe(true);
});
