import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTar } from '#library/layers/read-tar.ts';
import { apk } from './apk.ts';
import { damagedCopies } from './image-files/damaged-files.ts';
import { expectedLists, inOrder } from './image-files/expected-lists.ts';
import { givenFile } from './image-files/given-file.ts';

const path = 'lib/apk/db/installed';

const database = `C:Q1vU1dnDrq2qtBG0gUsU3TqCYz+bo=
P:libssl3
V:3.1.0-r4
A:x86_64
o:openssl
F:usr
F:usr/bin
R:openssl
a:0:0:755
F:usr/share/doc
R:openssl.txt

P:node
V:20-r1
A:x86_64
F:usr/lib/node_modules/npm
R:package.json
R:index.js
`;

test('packages, their origins and their files are read, with or without an empty line at the end', async () => {
  for (const text of [database, `${database}\n`, `\n\n${database}\n\n`]) {
    expect(await apk.read(givenFile(path, text))).toEqual({
      packages: [
        {
          type: 'apk',
          name: 'libssl3',
          version: '3.1.0-r4',
          arch: 'x86_64',
          source: { name: 'openssl', version: '3.1.0-r4' },
          module: null,
          vendor: null,
          path,
        },
        expect.objectContaining({ name: 'node', source: { name: 'node', version: '20-r1' } }),
      ],
      owned: ['usr/bin/openssl', 'usr/lib/node_modules/npm/package.json'],
      problems: [],
    });
  }
});

test.each([
  ['a line that is none', 'this is nothing\n', 'The file has a line that is none: "this is nothing".'],
  ['no version', 'P:a\n', '"a" has no version, or one that is none.'],
  ['no name', 'V:1\n', 'A package has no name, or one that is none.'],
  ['a name with a space', 'P:a b\nV:1\n', 'A package has no name, or one that is none.'],
  ['two such packages', 'P:a\n\nP:b\n', '"a" has no version, or one that is none. 1 more could not be read.'],
])('%s is a problem, and the rest is taken', async (_, text, detail) => {
  const findings = await apk.read(givenFile(path, `${text}\nP:c\nV:1\n`));
  expect(findings.problems).toEqual([{ path, id: 'damaged', detail }]);
  expect(findings.packages).toMatchObject([{ name: 'c', version: '1', arch: null }]);
});

test('an empty database has no packages', async () => {
  expect(await apk.read(givenFile(path, ''))).toEqual({ packages: [], owned: [], problems: [] });
});

test('more packages than any distribution has are cut, and said', async () => {
  const { packages, problems } = await apk.read(givenFile(path, 'P:a\nV:1\n\n'.repeat(100_002)));
  expect(packages).toHaveLength(100_000);
  expect(problems).toMatchObject([{ id: 'too-many' }]);
});

test('the three places of the database are wanted and nothing else', () => {
  expect(apk.places?.every((place) => apk.wants({ path: place, sizeBytes: 1, mode: 0o644 }))).toBe(true);
  expect(apk.wants({ path: 'lib/apk/db/scripts.tar', sizeBytes: 1, mode: 0o644 })).toBe(false);
});

test('whatever a damaged database holds, there is an answer', async () => {
  for (const copy of damagedCopies(Buffer.from(database))) {
    const { packages = [] } = await apk.read(givenFile(path, copy));
    expect(packages.length).toBeLessThanOrEqual(5);
  }
});

const lists = expectedLists('apk__');
const images = expectedLists('images__docker-save__');
describe.skipIf(lists.length === 0)('the same packages as apk query', () => {
  test.each(lists)('$name', async ({ content, rows }) => {
    expect(await rowsIn(content)).toEqual(inOrder(rows));
  });

  test.each(images)('$name', async ({ content, rows }) => {
    expect(await rowsIn(await databaseOf(gunzipSync(content)))).toEqual(inOrder(rows));
  });
});

async function rowsIn(content: Buffer) {
  const { packages = [], problems } = await apk.read(givenFile(path, content));
  expect(problems).toEqual([]);
  return inOrder(packages.map(({ name, version, arch, source }) => [name, version, arch, source?.name]));
}

/** Out of an image as `docker save` writes it: the layers are archives in an archive. */
async function databaseOf(archive: Buffer): Promise<Buffer> {
  for await (const { name, content } of readTar(Readable.from([archive]))) {
    const bytes =
      name === path || name.endsWith('.tar') ? Buffer.concat(await Array.fromAsync(content)) : null;
    if (name === path && bytes) return bytes;
    const inner = bytes && (await databaseOf(bytes));
    if (inner && inner.length > 0) return inner;
  }
  return Buffer.alloc(0);
}
