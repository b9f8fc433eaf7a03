import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AdvisoryIndex, openIndex } from '../open-index.ts';
import type { PartWrite } from '../part-state.ts';
import { anAdvisory, anAffected, itemsOf } from '../test-advisories.ts';
import { exportBundle } from './export-bundle.ts';
import { type BundleImport, importBundle } from './import-bundle.ts';

const lib = { ecosystem: 'golang', release: '', name: 'lib' };
const part = (name: string, changedAtMs: number): PartWrite => ({
  feed: 'osv',
  part: name,
  mode: 'whole',
  state: { changedAtMs, etag: `"${changedAtMs}"` },
});
const about = (id: string, title: string) =>
  itemsOf(
    anAdvisory(id, {
      title,
      aliases: ['GO-2024-0009'],
      details: 'Long',
      references: ['https://example.org/'],
      ratings: [{ source: 'nvd', severity: 'high', vector: null, score: 7.5 }],
      affected: [anAffected('lib'), anAffected(`own-${id}`, { note: 'why', arches: ['x86_64'] })],
    }),
  );

let folder = '';
let path = '';
let index: AdvisoryIndex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-bundle-'));
  path = join(folder, 'advisories.bundle');
  ({ index } = openIndex(':memory:'));
  using other = openIndex(join(folder, 'other.db')).index;
  await other.write(
    {
      ...part('Go', 20),
      standIns: [{ of: { ecosystem: 'rocky', release: '9' }, by: { ecosystem: 'golang', release: '' } }],
    },
    about('CVE-2024-1000', 'Theirs'),
  );
  await other.write(part('npm', 20), about('CVE-2024-2000', 'Theirs'));
  await other.write({ feed: 'kev', part: 'all', mode: 'whole' }, [
    {
      kind: 'exploited',
      exploited: { cve: 'CVE-2024-1000', addedAtMs: 1, dueAtMs: 2, isRansomware: true, action: 'Patch' },
    },
    { kind: 'likelihood', likelihood: { cve: 'CVE-2024-1000', probability: 0.12345, percentile: 0.9 } },
  ]);
  await exportBundle(other, path, 1_000);
});
afterEach(async () => {
  index[Symbol.dispose]();
  await rm(folder, { recursive: true, force: true });
});

function load(mode: BundleImport['mode'] = 'merge', mostBytes?: number) {
  const unpackedPath = join(folder, 'unpacked');
  return importBundle(index, { path, unpackedPath, mode, ...(mostBytes !== undefined && { mostBytes }) });
}

test('a bundle carries everything, and begins with a line that says what it is', async () => {
  const bytes = await readFile(path);
  expect(JSON.parse(bytes.subarray(0, bytes.indexOf(10)).toString())).toMatchObject({
    kind: 'nexus-advisories',
    version: 1,
    madeAtMs: 1_000,
    parts: [
      { feed: 'kev', part: 'all', changedAtMs: null },
      { feed: 'osv', part: 'Go', changedAtMs: 20 },
      { feed: 'osv', part: 'npm', changedAtMs: 20 },
    ],
  });
  const result = await load();
  expect(result).toMatchObject({ exploited: ['CVE-2024-1000'], likelihood: ['CVE-2024-1000'], problems: [] });
  expect(result.names.map(({ name }) => name).toSorted()).toEqual([
    'lib',
    'own-CVE-2024-1000',
    'own-CVE-2024-2000',
  ]);
  using other = openIndex(join(folder, 'other.db')).index;
  expect(index.parts()).toEqual(other.parts());
  for (const id of ['CVE-2024-1000', 'CVE-2024-2000']) expect(index.told(id)).toEqual(other.told(id));
  expect(index.exploited('CVE-2024-1000')).toEqual(other.exploited('CVE-2024-1000'));
  expect(index.likelihood('CVE-2024-1000')).toEqual(other.likelihood('CVE-2024-1000'));
  expect(index.candidates({ ecosystem: 'rocky', release: '9', name: 'lib' })).toHaveLength(2);
  expect((await readdir(folder)).filter((name) => !name.startsWith('other.db'))).toEqual([
    'advisories.bundle',
  ]);
});

test.each([
  ['merge', 30, ['Mine', 'Theirs'], ['all', 'npm'], ['Go'], []],
  ['merge', 10, ['Theirs', 'Theirs'], ['Go', 'all', 'npm'], [], []],
  ['replace', 30, ['Theirs', 'Theirs'], ['Go', 'all', 'npm'], [], ['PyPI']],
] as const)('to %s it over a part of %i', async (mode, changedAtMs, titles, taken, kept, removed) => {
  await index.write(part('Go', changedAtMs), about('CVE-2024-1000', 'Mine'));
  await index.write(part('PyPI', 5), itemsOf(anAdvisory('PYSEC-2024-1')));
  const result = await load(mode);
  expect(index.candidates(lib).map(({ advisory }) => advisory.title)).toEqual(titles);
  const names = (parts: typeof result.taken) => parts.map((one) => one.part).toSorted();
  expect([names(result.taken), names(result.kept), names(result.removed)]).toEqual([taken, kept, removed]);
  expect(index.told('PYSEC-2024-1')).toHaveLength(mode === 'replace' ? 0 : 1);
});

/** Changes the index in the bundle, and the line so that it fits. */
async function rewrite(sql: string): Promise<void> {
  const bytes = await readFile(path);
  const end = bytes.indexOf(10);
  const file = join(folder, 'spoilt.db');
  await writeFile(file, zstdDecompressSync(bytes.subarray(end + 1)));
  {
    using database = new DatabaseSync(file);
    database.exec(sql);
  }
  const spoilt = await readFile(file);
  await rm(file);
  const sha256 = createHash('sha256').update(spoilt).digest('hex');
  const header = { ...JSON.parse(bytes.subarray(0, end).toString()), sizeBytes: spoilt.length, sha256 };
  await writeFile(
    path,
    Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), zstdCompressSync(spoilt)]),
  );
}

async function change(edit: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, edit(await readFile(path)));
}

describe('what is refused before anything is taken', () => {
  const refused: readonly (readonly [string, () => Promise<void>, RegExp])[] = [
    ['an empty file', () => writeFile(path, ''), /no bundle/],
    ['a line without an end', () => writeFile(path, 'x'.repeat(6_000_000)), /no bundle/],
    ['a line of something else', () => writeFile(path, '{"kind":"backup"}\n'), /no bundle/],
    ['a byte that is another', () => change((bytes) => bytes.fill(bytes[400] === 1 ? 2 : 1, 400, 401)), /./],
    ['half of it', () => change((bytes) => bytes.subarray(0, bytes.length - 50)), /./],
    [
      'more than it says',
      () => change((bytes) => Buffer.concat([bytes, zstdCompressSync(Buffer.alloc(9_000_000))])),
      /longer than it says|too|more/i,
    ],
    ['another format', () => rewrite('pragma user_version = 7'), /another version/],
    ['a view', () => rewrite('create view v as select 1'), /no index/],
    [
      'a trigger',
      () => rewrite('create trigger t after insert on part begin delete from part; end'),
      /no index/,
    ],
    ['a table of another shape', () => rewrite('alter table detail add column more text'), /no index/],
    [
      'a value that no reader holds in memory',
      () => rewrite('update advisory set title = hex(randomblob(1500000)) where id = 1'),
      /damaged/,
    ],
    [
      'a list without an end',
      () => rewrite('update advisory set aliases = zeroblob(1500) where id = 1'),
      /too many ids/,
    ],
    [
      'thousands of parts',
      () =>
        rewrite(
          "insert into part (feed, part, state) with recursive c(n) as (select 1 union all select n + 1 from c where n < 2000) select 'x', n, '{}' from c",
        ),
      /more parts/,
    ],
    [
      'a part that breaks behind others that are whole',
      () => rewrite("update advisory set held = x'80' where part = (select id from part where part = 'npm')"),
      /ends midway/,
    ],
    [
      'zeros behind the first bytes of a database',
      async () => {
        const bomb = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(80 * 1024 ** 2)]);
        const line = (await readFile(path)).toString('latin1').split('\n')[0] ?? '';
        const header = { ...JSON.parse(line), sizeBytes: bomb.length };
        await writeFile(
          path,
          Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), zstdCompressSync(bomb)]),
        );
      },
      /as a trap would be/,
    ],
    [
      'a part without a state',
      () => rewrite(`update part set state = '{"failures":"x"}'`),
      /part that cannot be read/,
    ],
  ];
  test.each(refused)('%s', async (_, spoil, message) => {
    await spoil();
    await index.write(part('Go', 1), about('CVE-2024-1000', 'Mine'));
    await expect(load()).rejects.toThrow(message);
    expect(index.told('CVE-2024-1000')[0]?.title).toBe('Mine');
    expect(index.parts()).toHaveLength(1);
    expect(existsSync(join(folder, 'unpacked'))).toBe(false);
  });

  test('one that is larger than may be', async () => {
    await expect(load('merge', 10_000)).rejects.toThrow('10000 are taken at most');
  });
});

test('values of a wrong kind are problems, or leave the part as it was', async () => {
  await rewrite(`update term set text = replace(text, '"fixed"', '"broken"')`);
  const result = await load();
  expect(result.problems).toEqual(
    Array.from({ length: 2 }, () => 'An advisory of the bundle cannot be read.'),
  );
  expect(index.candidates(lib)).toEqual([]);
});
