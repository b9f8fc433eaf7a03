import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeLayer } from '#library/layers/fake-layer.ts';
import { grypeRows, writeGrype } from '../advisories/import-grype/test-grype.ts';
import { fakePackage } from '../matching/fake-look-up.ts';
import type { Advisories } from './advisories.ts';
import { AdvisoryLab } from './advisory-lab.ts';

/** Each starts a thread, on a machine that may be busy. */
const slow = { timeout: 60_000 };
const magic = Buffer.from('SQLite format 3\0');
let lab: AdvisoryLab;
let path = '';

beforeEach(async () => {
  lab = await AdvisoryLab.open();
  path = join(lab.folder, 'given');
  lab.serveNpm({ 'GHSA-aaaa-aaaa-aaaa': ['lodash', '1.2.0'] });
  lab.serveFacts([]);
});

afterEach(() => lab[Symbol.asyncDispose]());

async function grypeDatabase(): Promise<Buffer> {
  const said = Array.from({ length: 500 }, (_, n) => ({
    ecosystem: 'npm',
    name: `package-${n}`,
    blob: { ranges: [{ version: { type: 'semver', constraint: `<1.0.${n}` } }] },
  }));
  writeGrype(path, grypeRows(said));
  return await readFile(path);
}

/** Whose pages are there, but hold something else. */
async function spoiltGrype(): Promise<Buffer> {
  const bytes = await grypeDatabase();
  for (let at = 4 * 4096; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 200);
  return bytes;
}

function bundleOf(index: Buffer): Buffer {
  const header = {
    kind: 'nexus-advisories',
    version: 1,
    madeAtMs: 1,
    sizeBytes: index.length,
    sha256: '0'.repeat(64),
    parts: [],
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), zstdCompressSync(index)]);
}

const zeros = Buffer.concat([magic, Buffer.alloc(80 * 1024 ** 2)]);
const trap = /as a trap would be/;
const files: readonly (readonly [string, () => Buffer | Promise<Buffer>, RegExp])[] = [
  ['nothing', () => Buffer.alloc(0), /neither/],
  ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /neither/],
  ['JSON of something else', () => Buffer.from('{"vulnerabilities":[]}\n'), /no bundle/],
  ['JSON without an end', () => Buffer.from(`{"a":${'['.repeat(3_000_000)}`), /no bundle/],
  ['what only begins as a database', () => Buffer.concat([magic, Buffer.alloc(20_000, 7)]), /damaged/],
  ['half a database', async () => (await grypeDatabase()).subarray(0, 60_000), /damaged/],
  ['a database with spoilt pages', spoiltGrype, /damaged/],
  ['a bundle of zeros', () => bundleOf(Buffer.alloc(10_000)), /no.* database of SQLite/],
  ['a bundle that goes on and on', () => bundleOf(zeros), trap],
  [
    'an archive that goes on and on',
    async () => zstdCompressSync(await fakeLayer([{ name: 'vulnerability.db', content: zeros }])),
    trap,
  ],
];

test.each(files)('%s is refused, and what was there stays', slow, async (_, make, message) => {
  await using advisories = await lab.openAdvisories();
  await advisories.fetchDue({ releases: [{ ecosystem: 'npm', release: '' }] });
  await writeFile(path, await make());
  lab.news.length = 0;
  await expect(advisories.importFile(path)).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(message),
  });
  expect(await fixes(advisories)).toEqual(['1.2.0']);
  expect(lab.news.filter(({ kind }) => kind !== 'states')).toEqual([]);
  expect(await readdir(join(dirname(lab.indexPath), 'downloads'))).toEqual([]);
});

test('what takes more memory than there is is refused, and the thread is replaced', slow, async () => {
  {
    await using advisories = await lab.openAdvisories();
    await advisories.fetchDue({ releases: [{ ecosystem: 'npm', release: '' }] });
  }
  const said = {
    ecosystem: 'npm',
    name: 'package',
    blob: { ranges: Array.from({ length: 1_300_000 }, () => ({})) },
  };
  writeGrype(path, grypeRows([said]));
  await using advisories = await lab.openAdvisories({ fetch: { heapMb: 24 } });
  await expect(advisories.importFile(path)).rejects.toMatchObject({
    kind: 'refused',
    message: 'Reading it takes more memory than it may.',
  });
  expect(await fixes(advisories)).toEqual(['1.2.0']);
  expect((await readdir(dirname(lab.indexPath))).filter((name) => name.includes('staging'))).toEqual([]);
});

async function fixes(advisories: Advisories): Promise<(string | null)[]> {
  const packages = [fakePackage('lodash', '1.0.0', { type: 'npm' })];
  const { findings } = await advisories.match({ distribution: null, packages });
  return findings.map(({ fixedVersion }) => fixedVersion);
}
