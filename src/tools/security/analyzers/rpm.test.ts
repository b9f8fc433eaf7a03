import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { damagedCopies } from './image-files/damaged-files.ts';
import { expectedLists, inOrder } from './image-files/expected-lists.ts';
import { givenFile } from './image-files/given-file.ts';
import { berkeleyFile } from './rpm/berkeley-fixture.ts';
import { headerBlob, packageBlob } from './rpm/header-fixture.ts';
import { ndbFile } from './rpm/ndb-fixture.ts';
import { rpm } from './rpm.ts';

const path = 'var/lib/rpm/Packages';

function sqliteFile(blobs: readonly Buffer[], pageBytes = 4096, table = 'Packages'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-rpm-'));
  const file = join(folder, 'rpmdb.sqlite');
  try {
    const database = new DatabaseSync(file);
    database.exec(`pragma page_size = ${pageBytes}; create table Name (key text, hnum integer);`);
    database.exec(`create table '${table}' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)`);
    const insert = database.prepare(`insert into '${table}' (blob) values (?)`);
    database.exec('begin');
    for (const blob of blobs) insert.run(blob);
    database.exec('commit');
    database.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const formats: readonly (readonly [string, (blobs: readonly Buffer[]) => Buffer])[] = [
  ['Berkeley DB, little endian', (blobs) => berkeleyFile(blobs)],
  ['Berkeley DB, big endian', (blobs) => berkeleyFile(blobs, false)],
  ['NDB', ndbFile],
  ['SQLite', (blobs) => sqliteFile(blobs)],
  ['SQLite with small pages', (blobs) => sqliteFile(blobs, 512)],
  ['SQLite with large pages', (blobs) => sqliteFile(blobs, 65_536)],
];

const key = headerBlob({
  texts: [
    [1000, 'gpg-pubkey'],
    [1001, 'fd431d51'],
    [1002, '4ae0493b'],
  ],
});
const bare = headerBlob({
  texts: [
    [1000, 'bare'],
    [1001, '7'],
  ],
});

describe.each(formats)('%s', (_, build) => {
  test('packages with all that is said of them; keys are none', async () => {
    expect(await rpm.read(givenFile(path, build([packageBlob('node'), key, bare])))).toEqual({
      packages: [
        {
          type: 'rpm',
          name: 'node',
          version: '2:1.2-3.el9',
          arch: 'x86_64',
          source: { name: 'node-source', version: '1.2-3.el9' },
          module: 'nodejs:20:9030020231218:rhel9',
          vendor: 'Red Hat, Inc.',
          path,
        },
        {
          type: 'rpm',
          name: 'bare',
          version: '7',
          arch: null,
          source: null,
          module: null,
          vendor: null,
          path,
        },
      ],
      owned: ['usr/bin/node'],
      ownedCounts: [1, 0],
      problems: [],
    });
  });

  test('packages of all sizes, so that values end on, before and behind the end of a page', async () => {
    const names = Array.from({ length: 14 }, (__, at) => `a${at}`);
    const file = build(names.map((name, at) => packageBlob(name, at * 331)));
    const { packages = [], problems } = await rpm.read(givenFile(path, file));
    expect(packages.map(({ name }) => name)).toEqual(names);
    expect(problems).toEqual([]);
  });

  test('as many packages as a server has, over many pages', async () => {
    const names = Array.from({ length: 600 }, (__, at) => `p${at}`);
    const {
      packages = [],
      owned,
      problems,
    } = await rpm.read(givenFile(path, build(names.map((name) => packageBlob(name)))));
    expect(packages.map(({ name }) => name)).toEqual(names);
    expect(owned).toHaveLength(600);
    expect(problems).toEqual([]);
  });

  test('a damaged package is a problem, and the rest is taken', async () => {
    const cut = packageBlob('cut').subarray(0, 300);
    const { packages, problems } = await rpm.read(givenFile(path, build([cut, bare])));
    expect(packages).toMatchObject([{ name: 'bare' }]);
    expect(problems).toEqual([{ path, id: 'damaged', detail: 'A package in the database is damaged.' }]);
  });
});

// Large pages would only make the same take longer.
describe.each(formats.slice(0, -1))('damaged: %s', (_, build) => {
  test('whatever it holds, there is an answer', async () => {
    const file = build([packageBlob('node', 700), bare]);
    let silent = 0;
    for (const copy of damagedCopies(file, file.length > 8000 ? 7 : 1)) {
      const { packages = [], problems = [] } = await rpm.read(givenFile(path, copy));
      if (packages.length === 0 && problems.length === 0) silent += 1;
    }
    expect(silent).toBe(0);
  });
});

test('a table over several levels of pages is read in order', async () => {
  const names = Array.from({ length: 3000 }, (_, at) => `p${at}`);
  const blobs = names.map((name) =>
    headerBlob({
      texts: [
        [1000, name],
        [1001, '1'],
      ],
    }),
  );
  const { packages = [] } = await rpm.read(givenFile(path, sqliteFile(blobs, 512)));
  expect(packages.map(({ name }) => name)).toEqual(names);
});

test('an epoch of none stands for none, and a source without a version is none', async () => {
  const blob = headerBlob({
    texts: [
      [1000, 'a'],
      [1001, '1'],
      [1002, '2'],
      [1044, '(none)'],
    ],
    numbers: [[1003, [0]]],
  });
  const { packages } = await rpm.read(givenFile(path, ndbFile([blob])));
  expect(packages).toMatchObject([{ version: '1-2', source: null }]);
});

test.each([
  ['nothing', Buffer.alloc(0), 'foreign'],
  ['text', Buffer.from('bogus '.repeat(200)), 'foreign'],
  ['an SQLite database without packages', sqliteFile([], 4096, 'other'), 'damaged'],
])('a database that is %s is a problem', async (_, file, id) => {
  expect((await rpm.read(givenFile(path, file))).problems).toMatchObject([{ path, id }]);
});

test('packages that lie over each other end the reading', async () => {
  const file = ndbFile([packageBlob('node', 2000)]);
  for (let slot = 48; slot < 4096; slot += 16) file.copy(file, slot, 32, 48);
  const { packages = [], problems } = await rpm.read(givenFile(path, file));
  expect(packages).toHaveLength(2);
  expect(problems?.[0]?.detail).toContain('lie over each other');
});

test('pages that form a ring end the reading', async () => {
  const file = berkeleyFile([packageBlob('node', 2000)]);
  file.writeUInt32LE(2, 3 * 512 + 16);
  expect(await rpm.read(givenFile(path, file))).toMatchObject({
    packages: [],
    problems: [{ id: 'damaged' }],
  });
});

test('changes that are not in the database yet are a problem', async () => {
  const wal = 'var/lib/rpm/rpmdb.sqlite-wal';
  expect(rpm.wants({ path: wal, sizeBytes: 0, mode: 0o644 })).toBe(false);
  expect(rpm.wants({ path: wal, sizeBytes: 4152, mode: 0o644 })).toBe(true);
  expect((await rpm.read(givenFile(wal, 'x'))).problems).toMatchObject([{ path: wal, id: 'damaged' }]);
});

test('the manifest of distroless images', async () => {
  const at = 'var/lib/rpmmanifest/container-manifest-2';
  const text =
    'glibc\t2.35-2.cm2\t1\t2\tMicrosoft Corporation\t(none)\t9\tx86_64\t0\tglibc-2.35-2.cm2.src.rpm\n' +
    'vim\t9.0-1.cm2\t1\t2\t(none)\t2\t9\tnoarch\t2\tvim-9.0-1.cm2.src.rpm\nnonsense\n';
  const { packages, problems } = await rpm.read(givenFile(at, text));
  expect(packages).toEqual([
    {
      type: 'rpm',
      name: 'glibc',
      version: '2.35-2.cm2',
      arch: 'x86_64',
      source: { name: 'glibc', version: '2.35-2.cm2' },
      module: null,
      vendor: 'Microsoft Corporation',
      path: at,
    },
    expect.objectContaining({ name: 'vim', version: '2:9.0-1.cm2', arch: 'noarch', vendor: null }),
  ]);
  expect(problems).toMatchObject([{ id: 'damaged' }]);
});

const lists = expectedLists('rpm__');
describe.skipIf(lists.length === 0)('the same packages as rpm -qa', () => {
  test.each(lists)('$name', async ({ content, rows }) => {
    const { packages = [], problems } = await rpm.read(givenFile(path, content));
    const found = packages.map(({ name, version, arch, source, module, vendor }) => {
      const [, epoch, upstream, release] = /^(?:(\d+):)?([^-]+)-(.+)$/.exec(version) ?? [];
      const file = source && `${source.name}-${source.version}.src.rpm`;
      return [name, epoch ?? '', upstream, release, arch ?? '', file ?? '', module ?? '', vendor ?? ''];
    });
    expect(inOrder(found)).toEqual(inOrder(rows));
    expect(problems).toEqual([]);
  });
});
