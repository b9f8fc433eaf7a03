import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeLayer } from '#library/layers/fake-layer.ts';
import { type AdvisoryIndex, openIndex } from '../open-index.ts';
import { importGrype } from './import-grype.ts';
import { type GrypeRows, fixedAt, grypeRows, writeGrype } from './test-grype.ts';

let folder = '';
let path = '';
let index: AdvisoryIndex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-grype-'));
  path = join(folder, 'vulnerability.db');
  ({ index } = openIndex(':memory:'));
});
afterEach(async () => {
  index[Symbol.dispose]();
  await rm(folder, { recursive: true, force: true });
});

function load(from = path) {
  return importGrype(index, { path: from, unpackedPath: join(folder, 'unpacked') });
}

async function loaded(rows: GrypeRows, without: readonly string[] = []) {
  writeGrype(path, rows, without);
  return load();
}

const bookworm = { name: 'debian', major: '12' };
test('an advisory comes with its ratings, names and times', async () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const advisory = {
    description: 'Long text',
    refs: [{ url: 'https://example.org/1' }],
    aliases: ['CVE-2021-44906'],
    severities: [
      { scheme: 'CHMLN', value: 'Critical', rank: 1 },
      { scheme: 'CVSS', value: { vector, version: '3.1' }, source: 'nvd@nist.gov', rank: 2 },
    ],
  };
  await loaded(
    grypeRows([{ os: bookworm, ecosystem: 'deb', name: 'a', blob: fixedAt('< 1', '1') }], advisory, {
      name: 'GHSA-xvch-5gv4-984h',
      provider_id: 'github',
    }),
  );
  expect(index.told('GHSA-xvch-5gv4-984h')).toEqual([
    expect.objectContaining({
      feed: 'grype-github',
      aliases: ['CVE-2021-44906'],
      related: [],
      details: 'Long text',
      url: 'https://example.org/1',
      publishedAtMs: Date.UTC(2024, 0, 2, 3, 4, 5),
      withdrawnAtMs: null,
      ratings: [
        { source: 'github', severity: 'critical', vector: null, score: null },
        { source: 'nvd', severity: 'critical', vector, score: 9.8 },
      ],
    }),
  ]);
  expect(index.sameFlaw('CVE-2021-44906')).toEqual(['CVE-2021-44906', 'GHSA-xvch-5gv4-984h']);
});

test('an advisory for several flaws is none of them; a rejected one matches nothing', async () => {
  const said = [{ os: bookworm, ecosystem: 'deb', name: 'a', blob: fixedAt('< 1', '1') }];
  await loaded(
    grypeRows(said, { aliases: ['CVE-2024-1', 'CVE-2024-2'] }, { name: 'ELSA-2024-1', status: 'rejected' }),
  );
  expect(index.told('ELSA-2024-1')[0]).toMatchObject({ aliases: [], related: ['CVE-2024-1', 'CVE-2024-2'] });
  expect(index.candidates({ ecosystem: 'debian', release: '12', name: 'a' })).toEqual([]);
});

test('KEV, EPSS and what stands in for Rocky', async () => {
  const said = {
    os: { name: 'redhat', major: '9' },
    ecosystem: 'rpm',
    name: 'bash',
    blob: fixedAt('< 1', '1', 'rpm'),
  };
  const rows = grypeRows([said]);
  await loaded({
    ...rows,
    blobs: [
      ...(rows['blobs'] ?? []),
      { id: 99, value: '{"date_added":"2026-01-01T00:00:00Z","known_ransomware_campaign_use":"Known"}' },
    ],
    known_exploited_vulnerability_handles: [{ id: 1, cve: 'CVE-2021-44906', blob_id: 99 }],
    epss_handles: [{ id: 1, cve: 'CVE-2024-0727', epss: 0.0012, percentile: 0.31 }],
    operating_system_specifier_overrides: [
      { alias: 'rocky', replacement: 'rhel', rolling: 0 },
      { alias: 'arch', replacement: null, rolling: 1 },
    ],
  });
  expect(index.exploited('CVE-2021-44906')).toMatchObject({
    isRansomware: true,
    addedAtMs: 1_767_225_600_000,
  });
  expect(index.likelihood('CVE-2024-0727')).toMatchObject({ probability: 0.0012, percentile: 0.31 });
  expect(index.candidates({ ecosystem: 'rocky', release: '9', name: 'bash' })).toHaveLength(1);
});

test('the archive is read like the database, and leaves nothing behind', async () => {
  writeGrype(path, grypeRows([{ os: bookworm, ecosystem: 'deb', name: 'a', blob: fixedAt('< 1', '1') }]), [
    'unaffected_package_handles',
    'epss_handles',
  ]);
  const tar = await fakeLayer([{ name: 'vulnerability.db', content: await readFile(path) }]);
  const archive = join(folder, 'a.tar.zst');
  await writeFile(archive, zstdCompressSync(tar));
  const result = await load(archive);
  expect(result).toMatchObject({ counts: { added: 1 }, builtAtMs: Date.UTC(2026, 7, 20, 6) });
  expect(await readdir(folder)).toEqual(['a.tar.zst', 'vulnerability.db']);
  expect((await load()).counts).toMatchObject({ unchanged: 1, added: 0 });
});

describe('a file that is refused', () => {
  const refused: readonly (readonly [string, () => Promise<void> | void, RegExp])[] = [
    ['something else', () => writeFile(path, 'no database'), /neither/],
    ['nothing', () => writeFile(path, ''), /neither/],
    [
      'an archive without it',
      async () => writeFile(path, zstdCompressSync(await fakeLayer([]))),
      /no vulnerability.db/,
    ],
    ['half an archive', () => writeFile(path, zstdCompressSync(Buffer.alloc(100_000)).subarray(0, 20)), /./],
    ['a database of version 5', () => alter('update db_metadata set model = 5'), /version 5/],
    ['one without a table', () => writeGrype(path, {}, ['packages']), /no packages/],
    [
      'a view in place of a table',
      () => alter('drop table packages; create view packages as select 1 as id, 2 as ecosystem, 3 as name'),
      /no packages/,
    ],
    [
      'half a database',
      async () => (alter(''), writeFile(path, (await readFile(path)).subarray(0, 6_000))),
      /./,
    ],
  ];
  function alter(sql: string): void {
    writeGrype(path, {});
    using database = new DatabaseSync(path);
    database.exec(sql);
  }
  test.each(refused)('%s', async (_, make, message) => {
    await make();
    await expect(load()).rejects.toThrow(message);
    expect(index.parts()).toEqual([]);
    expect(existsSync(join(folder, 'unpacked'))).toBe(false);
  });
});

const sample = fileURLToPath(
  new URL(
    '../../../../../../shared/data/cve/db-samples/grype-v6/vulnerability-shape-sample.db',
    import.meta.url,
  ),
);
describe.runIf(existsSync(sample))('the shared sample', () => {
  test('is read whole', async () => {
    const result = await load(sample);
    expect(result).toMatchObject({
      counts: { advisories: 3, added: 3, exploited: 1, likelihood: 1 },
      problems: [],
    });
    expect(index.candidates({ ecosystem: 'npm', release: '', name: 'minimist' })).toHaveLength(1);
    expect(index.candidates({ ecosystem: 'debian', release: '12', name: 'openssl' })).toHaveLength(1);
    expect(index.candidates({ ecosystem: 'alpine', release: '3.18', name: 'openssl' })).toHaveLength(1);
    expect(index.sameFlaw('GHSA-xvch-5gv4-984h')).toEqual(['CVE-2021-44906', 'GHSA-xvch-5gv4-984h']);
  });
});
