import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fakeLayer, inReusedPieces, type FakeEntry } from './fake-layer.ts';
import { walkLayer, type LayerVisitor, type WalkOptions } from './walk-layer.ts';

const everything: LayerVisitor = {
  wants: () => true,
  read: async (file) => void (await file.whole(10_000_000)),
};

async function problemsOf(bytes: Buffer, options: WalkOptions = {}, visitor = everything) {
  const { problems, paths, diffId } = await walkLayer(inReusedPieces(bytes), visitor, options);
  return { problems: problems.map(({ path, id }) => [path, id]), paths, isWhole: diffId !== null };
}

const two: readonly FakeEntry[] = [
  { name: 'a', content: 'x'.repeat(2000) },
  { name: 'b', content: 'y' },
];
const layer = await fakeLayer(two);
const bomb = gzipSync(await fakeLayer([{ name: 'a', content: Buffer.alloc(5_000_000) }]));

describe('what passes a bound or is damaged ends the walk with what was found', () => {
  test.each<[string, Buffer, WalkOptions, string, readonly string[], boolean]>([
    ['too many entries', layer, { mostEntries: 1 }, 'too-many', ['a'], false],
    ['too many names', layer, { mostNameBytes: 1 }, 'too-many', ['a'], false],
    ['too many bytes', layer, { mostBytes: 2000 }, 'too-large', ['a'], false],
    ['a trap', bomb, {}, 'too-large', [], false],
    ['an end midway', layer.subarray(0, 2700), {}, 'damaged', ['a'], true],
    ['a compressed end midway', gzipSync(layer).subarray(0, -9), {}, 'damaged', [], false],
    ['no archive', Buffer.alloc(2000, '<html>'), {}, 'damaged', [], true],
    ['another diff id', layer, { diffId: `sha256:${'0'.repeat(64)}` }, 'damaged', ['a', 'b'], true],
  ])('%s', async (_, bytes, options, id, paths, isWhole) => {
    const found = await problemsOf(bytes, options);
    expect(found.problems).toEqual([[null, id]]);
    expect(found.isWhole).toBe(isWhole);
    // A compressed archive may break before its first piece comes out.
    expect(found.paths.slice(0, paths.length)).toEqual(paths);
  });
});

test('nothing at all is an empty layer', async () => {
  expect(await problemsOf(Buffer.alloc(0))).toEqual({ problems: [], paths: [], isWhole: true });
  expect(await problemsOf(Buffer.alloc(1024))).toEqual({ problems: [], paths: [], isWhole: true });
});

test('bytes behind the end are a part of the diff id', async () => {
  const { diffId } = await walkLayer(inReusedPieces(layer), everything);
  const padded = await walkLayer(inReusedPieces(Buffer.concat([layer, Buffer.alloc(9000)])), everything);
  expect(padded.diffId).not.toBe(diffId);
  expect(padded.sizeBytes).toBe(layer.length + 9000);
});

test('a file that is too large is a problem of that file', async () => {
  const visitor: LayerVisitor = { wants: () => true, read: async (file) => void (await file.whole(1000)) };
  const found = await problemsOf(layer, {}, visitor);
  expect(found).toEqual({ problems: [['a', 'too-large']], paths: ['a', 'b'], isWhole: true });
});

test('names that are too long or hold a zero byte are left out', async () => {
  const long = 'l'.repeat(5000);
  const bytes = await fakeLayer([
    { name: long },
    { name: 'link', to: long },
    { name: `${'z'.repeat(120)}\0` },
    { name: 'fine' },
  ]);
  const found = await problemsOf(bytes);
  expect(found.paths).toEqual(['fine']);
  expect(found.problems.map(([, id]) => id)).toEqual(['too-large', 'too-large', 'damaged']);
});

test('problems of files are counted up to a hundred', async () => {
  const bytes = await fakeLayer(Array.from({ length: 300 }, (_, at) => ({ name: 'l'.repeat(4097 + at) })));
  const { problems } = await problemsOf(bytes);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toEqual([null, 'too-many']);
});

test('what AUFS left and whiteouts that lead elsewhere mean nothing', async () => {
  const names = [
    '.wh..wh.aufs',
    '.wh..wh.orph/',
    '.wh..wh.plnk/1.2',
    'a/.wh.',
    'a/.wh..',
    'a/.wh...',
    'not.wh.a',
  ];
  const outline = await walkLayer(
    inReusedPieces(await fakeLayer(names.map((name) => ({ name })))),
    everything,
  );
  expect(outline).toMatchObject({
    paths: ['not.wh.a'],
    folders: [],
    whiteouts: [],
    opaque: [],
    problems: [],
  });
});

test('a source that hangs is left at the deadline', async () => {
  async function* hanging(): AsyncGenerator<Buffer, void> {
    yield layer.subarray(0, 1000);
    await new Promise(() => {});
  }
  const outline = await walkLayer(hanging(), everything, { signal: AbortSignal.timeout(20) });
  expect(outline).toMatchObject({ diffId: null, problems: [{ path: null, id: 'deadline' }] });
});

test('a source that ends itself at the deadline is no error', async () => {
  const ending = new AbortController();
  async function* aborted(): AsyncGenerator<Buffer, void> {
    yield layer.subarray(0, 1000);
    ending.abort();
    throw new DOMException('The request was given up.', 'AbortError');
  }
  const { problems } = await walkLayer(aborted(), everything, { signal: ending.signal });
  expect(problems).toMatchObject([{ id: 'deadline' }]);
});

test('errors of the source and of the visitor are thrown', async () => {
  async function* broken(): AsyncGenerator<Buffer, void> {
    yield layer.subarray(0, 1000);
    throw new Error('the line broke');
  }
  await expect(walkLayer(broken(), everything)).rejects.toThrow('the line broke');
  const wrong: LayerVisitor = { wants: () => true, read: () => Promise.reject(new Error('a fault')) };
  await expect(walkLayer(inReusedPieces(layer), wrong)).rejects.toThrow('a fault');
});

test('content that is read in part, or not at all, is skipped', async () => {
  const seen: string[] = [];
  const visitor: LayerVisitor = {
    wants: () => true,
    async read({ path, content }) {
      seen.push(path);
      if (path === 'a') for await (const _ of content) break;
    },
  };
  await walkLayer(inReusedPieces(layer, 100), visitor);
  expect(seen).toEqual(['a', 'b']);
});
