import { createHash } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fakeLayer, inReusedPieces, type FakeEntry } from './fake-layer.ts';
import { walkLayer, type LayerVisitor, type WalkOptions } from './walk-layer.ts';

/** A visitor that wants what ends with one of these, and what it was given, in order. */
function reader(...endings: readonly string[]) {
  const given: [path: string, content: string][] = [];
  const visitor: LayerVisitor = {
    wants: ({ path }) => endings.some((ending) => path.endsWith(ending)),
    async read(file) {
      given.push([file.path, (await file.whole(1000)).toString()]);
    },
  };
  return { visitor, given };
}

async function walk(entries: readonly FakeEntry[], visitor = reader().visitor, options: WalkOptions = {}) {
  return await walkLayer(inReusedPieces(await fakeLayer(entries)), visitor, options);
}

const entries: readonly FakeEntry[] = [
  { name: './' },
  { name: './var/lib/' },
  { name: './var/lib/status', content: 'first' },
  { name: '/etc/os-release', to: '../usr/lib/os-release' },
  { name: 'copy', to: './var/lib/status', isHard: true },
  { name: 'usr/lib/os-release', content: 'ID=x', mode: 0o755 },
  { name: 'usr/.wh.old' },
  { name: 'opt/.wh..wh..opq' },
  { name: '.wh..wh.plnk/1.2' },
];

test('a layer tells what it writes, links, removes and hides', async () => {
  const { visitor, given } = reader('status', 'os-release');
  const archive = await fakeLayer(entries);
  const outline = await walkLayer(inReusedPieces(archive, 700), visitor);
  expect(outline).toEqual({
    diffId: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
    sizeBytes: archive.length,
    paths: ['var/lib/status', 'etc/os-release', 'copy', 'usr/lib/os-release'],
    folders: ['var/lib'],
    links: [['etc/os-release', '../usr/lib/os-release']],
    hardLinks: [['copy', 'var/lib/status']],
    whiteouts: ['usr/old'],
    opaque: ['opt'],
    unread: [],
    problems: [],
  });
  expect(given).toEqual([
    ['var/lib/status', 'first'],
    ['usr/lib/os-release', 'ID=x'],
  ]);
});

test.each([
  ['gzip', (archive: Buffer) => gzipSync(archive)],
  [
    'two members',
    (archive: Buffer) => Buffer.concat([gzipSync(archive.subarray(0, 600)), gzipSync(archive.subarray(600))]),
  ],
  ['zstd', (archive: Buffer) => zstdCompressSync(archive)],
])('the diff id of %s is that of the archive inside', async (_, compress) => {
  const archive = await fakeLayer(entries);
  const outline = await walkLayer(inReusedPieces(compress(archive), 50), reader().visitor);
  expect(outline).toEqual(await walkLayer(inReusedPieces(archive), reader().visitor));
});

test.each([
  ['../../etc/passwd', 'etc/passwd'],
  ['/a/./b//c', 'a/b/c'],
  ['a/../../b/..', ''],
  ['..a/b..', '..a/b..'],
  ['a/.../b', 'a/.../b'],
  ['.', ''],
  ['ñ/x', 'ñ/x'],
])('%s stays inside the root', async (name, path) => {
  expect((await walk([{ name }])).paths).toEqual(path === '' ? [] : [path]);
});

test('the last of several entries of a name counts', async () => {
  const { visitor, given } = reader('a', 'b');
  const outline = await walk(
    [
      { name: 'a', content: '1' },
      { name: 'b', content: '2' },
      { name: 'a', content: '3' },
      { name: 'b', to: 'a' },
    ],
    visitor,
  );
  expect(given).toEqual([
    ['a', '1'],
    ['b', '2'],
    ['a', '3'],
  ]);
  expect(outline).toMatchObject({ paths: ['a', 'b'], links: [['b', 'a']] });
});

test('what lay in a folder before a link took its place is gone', async () => {
  const outline = await walk([
    { name: 'lib/old' },
    { name: 'lib/deep/old' },
    { name: 'lib', to: 'usr/lib' },
    { name: 'lib/new' },
  ]);
  expect(outline.paths).toEqual(['lib', 'lib/new']);
});

test('hard links whose target went by unwanted are told, and read by a second walk', async () => {
  const linked: readonly FakeEntry[] = [
    { name: 'store/1', content: 'status of 1' },
    { name: 'store/2', content: 'status of 2' },
    { name: 'var/status', to: 'store/1', isHard: true },
    { name: 'var/again/status', to: 'var/status', isHard: true },
    { name: 'far/status', to: 'below', isHard: true },
    { name: 'plain', to: 'store/2', isHard: true },
  ];
  const { unread, hardLinks } = await walk(linked, reader('status').visitor);
  expect(unread).toEqual([
    ['var/status', 'store/1'],
    ['var/again/status', 'store/1'],
    ['far/status', 'below'],
  ]);
  expect(hardLinks).toHaveLength(4);
  const second = reader(...unread.map(([, target]) => target));
  await walk(linked, second.visitor);
  expect(second.given).toEqual([['store/1', 'status of 1']]);
});

test('a hard link is offered with the size of its target, and a link by another name is a link', async () => {
  const offered: unknown[] = [];
  const visitor: LayerVisitor = {
    wants: ({ path, sizeBytes }) => offered.push([path, sizeBytes]) < 0,
    read: async () => {},
  };
  const outline = await walk(
    [
      { name: 'a', content: '12345' },
      { name: 'b', to: 'a', isHard: true },
      { name: 'c', to: 'x' },
      { name: 'd', to: 'c', isHard: true },
    ],
    visitor,
  );
  expect(offered).toEqual([
    ['a', 5],
    ['b', 5],
  ]);
  expect(outline.links).toEqual([
    ['c', 'x'],
    ['d', 'x'],
  ]);
});
