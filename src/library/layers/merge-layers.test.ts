import { expect, test } from 'vitest';
import { fakeLayer, inPieces, type FakeEntry } from './fake-layer.ts';
import { mergeLayers } from './merge-layers.ts';
import { walkLayer } from './walk-layer.ts';

const nobody = { wants: () => false, read: async () => {} };

/** Layers by the names that they write, the lowest first; `a > b` is a link. */
async function merged(...layers: readonly (readonly string[])[]) {
  const outlines = layers.map(async (names) =>
    walkLayer(inPieces(await fakeLayer(names.map(entryOf))), nobody),
  );
  return mergeLayers(await Promise.all(outlines));
}

function entryOf(text: string): FakeEntry {
  const [name, to] = text.split(' > ');
  return { name: name!, to };
}

test.each<[string, readonly (readonly string[])[], Record<string, number>]>([
  ['a file belongs to the last layer that wrote it', [['a', 'b'], ['b']], { a: 0, b: 1 }],
  ['a whiteout removes a file', [['a', 'b'], ['.wh.a']], { b: 0 }],
  ['a whiteout removes a folder', [['a/b/c', 'a/d'], ['a/.wh.b']], { 'a/d': 0 }],
  ['a whiteout leaves its own layer alone', [['a/b'], ['a/b', 'a/.wh.b']], { 'a/b': 1 }],
  ['a whiteout of nothing does nothing', [['a'], ['x/.wh.y']], { a: 0 }],
  ['what was removed can come back', [['a'], ['.wh.a'], ['a']], { a: 2 }],
  [
    'an opaque folder hides the layers below',
    [
      ['a/b/c', 'd'],
      ['a/', 'a/e', 'a/.wh..wh..opq'],
    ],
    { d: 0, 'a/e': 1 },
  ],
  ['an opaque root hides everything', [['a/b'], ['.wh..wh..opq', 'c']], { c: 1 }],
  ['a file takes the place of a folder', [['a/b'], ['a']], { a: 1 }],
  ['a link takes the place of a folder', [['a/b', 'c/d'], ['a > c']], { a: 1, 'c/d': 0 }],
  ['a folder takes the place of a file', [['a'], ['a/', 'a/b']], { 'a/b': 1 }],
  [
    'a folder takes the place of a link',
    [
      ['a > c', 'c/d'],
      ['a/', 'a/b'],
    ],
    { 'c/d': 0, 'a/b': 1 },
  ],
  ['a folder that was there stays', [['a/b'], ['a/', 'a/c']], { 'a/b': 0, 'a/c': 1 }],
  [
    'what is written below a link to a folder is in that folder',
    [['lib > usr/lib', 'usr/lib/a'], ['lib/b']],
    { lib: 0, 'usr/lib/a': 0, 'usr/lib/b': 1 },
  ],
  [
    'a whiteout below a link removes in that folder',
    [['lib > usr/lib', 'usr/lib/a'], ['lib/.wh.a']],
    { lib: 0 },
  ],
  ['a link to nothing is a folder to be made', [['lib > usr/lib'], ['lib/b']], { lib: 0, 'usr/lib/b': 1 }],
  [
    'links that climb stay inside',
    [['a > ../../../etc', 'etc/x'], ['a/y']],
    { a: 0, 'etc/x': 0, 'etc/y': 1 },
  ],
  ['links in a circle make room for a folder', [['a > b', 'b > a'], ['a/c']], { b: 0, 'a/c': 1 }],
])('%s', async (_, layers, expected) => {
  const tree = await merged(...layers);
  const found = [...tree.files()].map(({ path, layer }) => [path, layer]);
  expect(Object.fromEntries(found)).toEqual(expected);
  for (const [path, layer] of Object.entries(expected)) expect(tree.layerOf(path)).toBe(layer);
});

test('a file tells the path that its layer wrote it under', async () => {
  const tree = await merged(['lib > usr/lib', 'usr/lib/a'], ['lib/b']);
  expect([...tree.files()]).toContainEqual({ path: 'usr/lib/b', layer: 1, writtenAs: 'lib/b' });
  expect(tree.layerOf('lib/b')).toBe(1);
});

test.each([
  ['var/lib/rpm/db', 'usr/sysimage/rpm/db'],
  ['var/lib/rpm', 'usr/sysimage/rpm'],
  ['etc/os-release', 'usr/lib/os-release'],
  ['etc/../up/db', 'usr/sysimage/rpm/db'],
  ['', ''],
  ['loop', undefined],
  ['loop/x', undefined],
  ['nowhere', undefined],
  ['etc/os-release/x', undefined],
])('%s leads to %s', async (path, target) => {
  const tree = await merged([
    'var/lib/rpm > ../../usr/sysimage/rpm',
    'usr/sysimage/rpm/db',
    'usr/lib/os-release',
    'etc/os-release > /usr/lib/os-release',
    'up > var/lib/rpm/../../sysimage/rpm',
    'loop > ring',
    'ring > loop',
    'nowhere > lost',
  ]);
  expect(tree.resolve(path)).toBe(target);
});

test('at most forty links are followed', async () => {
  const links = Array.from({ length: 41 }, (_, at) => `l${at} > l${at + 1}`);
  const tree = await merged([...links, 'l41']);
  expect(tree.resolve('l1')).toBe('l41');
  expect(tree.resolve('l0')).toBeUndefined();
});

test('a layer that could not be read is passed over', () => {
  const layer = { paths: ['a'], folders: [], links: [], whiteouts: [], opaque: [] };
  expect([...mergeLayers([null, layer]).files()]).toEqual([{ path: 'a', layer: 1, writtenAs: 'a' }]);
});

const empty = { paths: [], folders: [], links: [], whiteouts: [], opaque: [] };
const bounds = { mostFolders: 1000, mostFiles: 1000, mostSteps: 100_000 };
const tooMany = [{ path: null, id: 'too-many' }];

test('links that multiply the way end as a problem', () => {
  const detour = './'.repeat(2000);
  const links = Array.from({ length: 39 }, (_, at) => [`l${at}`, `${detour}l${at + 1}`] as const);
  const files = Array.from({ length: 10 }, (_, at) => `l0/${at}/f`);
  const paths = [...links.map(([path]) => path), ...files];
  const tree = mergeLayers([{ ...empty, links, paths }], bounds);
  expect(tree.problems).toMatchObject(tooMany);
  expect(tree.layerOf('l0')).toBe(0);
  expect(tree.resolve('l0')).toBeUndefined();
});

test('too many folders end as a problem; a tree may be as deep as paths are long', () => {
  const deep = 'a/'.repeat(400);
  const paths = Array.from({ length: 30 }, (_, at) => `${at}/${deep}f`);
  const tree = mergeLayers([{ ...empty, paths }], bounds);
  expect(tree.problems).toMatchObject(tooMany);
  expect([...tree.files()].map(({ path }) => path)).toEqual(paths.slice(0, 2));
});

test('too many files end as a problem', () => {
  const paths = Array.from({ length: 2000 }, (_, at) => `f${at}`);
  const tree = mergeLayers([{ ...empty, paths }], bounds);
  expect(tree.problems).toMatchObject(tooMany);
  expect([...tree.files()]).toHaveLength(1000);
});
