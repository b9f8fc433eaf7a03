import { expect, test } from 'vitest';
import { buildZip } from '#library/zip/build-zip.ts';
import type { Advisory } from '../../advisories/advisory.ts';
import { FeedError, type FeedItem, type FeedPart } from '../feed.ts';
import { osv } from '../osv.ts';
import { before, minimist, modified } from './record-fixture.ts';

async function* bytes(content: Buffer | string): AsyncGenerator<Buffer, void> {
  const whole = Buffer.from(content);
  for (let at = 0; at < whole.length; at += 999) yield whole.subarray(at, at + 999);
}

const present = ['npm ', 'pypi ', 'golang ', 'maven ', 'ubuntu 22.04', 'ubuntu 16.04', 'debian 12'].map(
  (text) => {
    const [ecosystem = '', release = ''] = text.split(' ');
    return { ecosystem, release };
  },
);

function part(id: string): FeedPart {
  const found = osv.parts({ releases: present }).find((each) => each.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

function read(partId: string, records: readonly object[]): Promise<FeedItem[]> {
  const entries = records.map((record) => ({
    name: `${'id' in record ? String(record.id) : 'GHSA-none'}.json`,
    content: JSON.stringify(record),
  }));
  return Array.fromAsync(osv.read(part(partId), bytes(buildZip(entries))));
}

/** The one advisory that a record becomes. */
async function readOne(partId: string, record: object): Promise<Advisory> {
  const [item] = await read(partId, [record]);
  if (item?.kind !== 'advisory') throw new Error(`it became ${JSON.stringify(item)}`);
  return item.advisory;
}

test('parts are archives of what is present; Debian and Alpine have feeds of their own', () => {
  const urls = osv.parts({ releases: present }).map(({ id, url }) => [id, url.slice(url.indexOf('osv-'))]);
  expect(urls).toEqual(
    [
      ['ubuntu', 'Ubuntu'],
      ['npm', 'npm'],
      ['pypi', 'PyPI'],
      ['golang', 'Go'],
      ['maven', 'Maven'],
    ].map(([id, folder]) => [id, `osv-vulnerabilities/${folder}/all.zip`]),
  );
  expect(osv.parts({ releases: [{ ecosystem: 'alpine', release: '3.20' }] })).toEqual([]);
});

test('a record of GitHub', async () => {
  expect(await readOne('npm', minimist)).toEqual({
    feed: 'osv',
    id: 'GHSA-xvch-5gv4-984h',
    aliases: ['CVE-2021-44906'],
    related: ['CGA-q27w-xm4f-3rfx'],
    title: 'Prototype  Pollution in minimist',
    details: 'Long\ntext',
    url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
    references: ['https://example.org/1'],
    publishedAtMs: Date.UTC(2022, 2, 18, 0, 1, 9),
    modifiedAtMs: Date.UTC(2024, 11, 12, 13, 13, 13, 500),
    withdrawnAtMs: null,
    ratings: [
      {
        source: 'github',
        severity: 'critical',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
        score: 9.8,
      },
      { source: 'github', severity: 'high', vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', score: 7.5 },
    ],
    affected: [
      {
        ecosystem: 'npm',
        release: '',
        name: 'minimist',
        kind: 'binary',
        scheme: 'semver',
        state: 'fixed',
        spans: [{ fixed: '0.2.4' }, { introduced: '1.0.0', fixed: '1.2.6' }],
        versions: [],
      },
    ],
  });
});

test('names are compared as the ecosystem does', async () => {
  const named = async (partId: string, ecosystem: string, name: string) => {
    const advisory = await readOne(partId, {
      id: 'OSV-1',
      modified,
      affected: [{ package: { ecosystem, name }, ranges: before('1.0') }],
    });
    return advisory.affected[0]?.name;
  };
  expect(await named('pypi', 'PyPI', 'Ruamel._yaml')).toBe('ruamel-yaml');
  expect(await named('golang', 'Go', 'github.com/Masterminds/vcs')).toBe('github.com/Masterminds/vcs');
  expect(await named('maven', 'Maven:https://maven.google.com', 'org.Foo:bar')).toBe('org.Foo:bar');
});

test('of the listed versions those are kept that lie in no range', async () => {
  const versions = ['1.0', '1.1', '2.0', '3.0.post1', 'odd'];
  const rows = async (ranges: unknown) =>
    (
      await readOne('pypi', {
        id: 'PYSEC-1-1',
        modified,
        affected: [{ package: { ecosystem: 'PyPI', name: 'x' }, ranges, versions }],
      })
    ).affected;
  const ecosystem = [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0' }] }];
  expect(await rows(ecosystem)).toMatchObject([
    { state: 'fixed', spans: [{ fixed: '2.0' }], versions: ['2.0', '3.0.post1', 'odd'] },
  ]);
  expect(await rows([{ type: 'GIT', events: [{ introduced: '0' }] }])).toMatchObject([
    { state: 'affected', spans: [], versions },
  ]);
  expect(await rows([{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }])).toMatchObject([
    { spans: [{}], versions: [] },
  ]);
});

test('what matches nothing, is malicious or repeats others is left out', async () => {
  const npm = { ecosystem: 'npm', name: 'x' };
  const items = await read('npm', [
    { ...minimist, id: 'MAL-2024-1' },
    { id: 'GHSA-1', modified, affected: [{ package: npm }] },
    {
      id: 'GHSA-2',
      modified,
      affected: [{ package: npm, ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }],
    },
    { id: 'GHSA-3', modified },
    { ...minimist, id: 'USN-5614-1' },
  ]);
  expect(items).toEqual([{ kind: 'cursor', cursor: '2024-12-12T12:13:13.000000000Z' }]);
});

test('without a time of change there is no cursor', async () => {
  const items = await read('npm', [{ ...minimist, modified: '0001-01-01T00:00:00Z' }]);
  expect(items.map(({ kind }) => kind)).toEqual(['advisory']);
});

test('records that were taken back say so', async () => {
  expect(await readOne('npm', { ...minimist, withdrawn: '2025-01-01T00:00:00Z' })).toMatchObject({
    withdrawnAtMs: Date.UTC(2025),
  });
  expect(await readOne('npm', { ...minimist, withdrawn: 'yes' })).toMatchObject({ withdrawnAtMs: 0 });
});

const wayland = (ecosystem: string, fixed?: string, availability?: string) => ({
  package: { ecosystem, name: 'wayland' },
  ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, ...(fixed === undefined ? [] : [{ fixed }])] }],
  versions: ['1.19.0-2build1'],
  ecosystem_specific: { availability },
});

test('Ubuntu: priority, releases, and what only Pro has', async () => {
  const advisory = await readOne('ubuntu', {
    id: 'UBUNTU-CVE-2021-3782',
    modified,
    details: '[Unknown description]',
    upstream: ['CVE-2021-3782', 'CVE-2021-9'],
    related: ['USN-5614-1'],
    severity: [
      { type: 'CVSS_V3', score: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:H' },
      { type: 'Ubuntu', score: 'medium' },
    ],
    affected: [
      wayland('Ubuntu:22.04:LTS', '1.20.0-1ubuntu0.1'),
      wayland('Ubuntu:20.04:LTS', '1.18.0-1ubuntu0.1'),
      wayland('Ubuntu:Pro:16.04:LTS', '1.12.0-1~ubuntu16.04.3+esm1', 'Available with Ubuntu Pro'),
      wayland('Ubuntu:Pro:FIPS:22.04:LTS', '9'),
      wayland('Ubuntu', '9'),
    ],
  });
  expect(advisory).toMatchObject({
    aliases: ['CVE-2021-3782'],
    related: ['CVE-2021-9', 'USN-5614-1'],
    details: null,
    url: 'https://ubuntu.com/security/CVE-2021-3782',
    ratings: [
      { source: 'ubuntu', severity: 'medium', vector: null },
      { source: 'osv', severity: 'medium', score: 6.6 },
    ],
  });
  expect(advisory.affected).toEqual([
    expect.objectContaining({
      release: '22.04',
      kind: 'source',
      scheme: 'dpkg',
      state: 'fixed',
      spans: [{ fixed: '1.20.0-1ubuntu0.1' }],
      versions: [],
    }),
    expect.objectContaining({
      release: '16.04',
      channel: 'esm',
      note: 'Available with Ubuntu Pro',
      state: 'fixed',
    }),
  ]);
  expect(advisory.affected[0]).not.toHaveProperty('channel');
});

test.each<[string, readonly object[], readonly (string | undefined)[]]>([
  ['no repair at all is for everybody', [wayland('Ubuntu:Pro:16.04:LTS')], [undefined]],
  [
    'repaired for all, not in Pro',
    [wayland('Ubuntu:16.04:LTS', '1'), wayland('Ubuntu:Pro:16.04:LTS')],
    [undefined, 'esm'],
  ],
  [
    'repaired in Pro only',
    [wayland('Ubuntu:16.04:LTS'), wayland('Ubuntu:Pro:16.04:LTS', '1')],
    [undefined, 'esm'],
  ],
])('Ubuntu: %s', async (_, affected, channels) => {
  const advisory = await readOne('ubuntu', { id: 'UBUNTU-CVE-1-1', modified, affected });
  expect(advisory.affected.map(({ channel }) => channel)).toEqual(channels);
});

test('a record that cannot be read is a problem, and the rest is taken', async () => {
  const zip = buildZip([
    { name: 'GHSA-1.json', content: '{' },
    { name: 'GHSA-2.json', content: '[]' },
    { name: 'GHSA-3.json', content: JSON.stringify({ ...minimist, affected: 'x' }) },
    { name: '../../etc/passwd', content: 'x' },
    { name: 'GHSA-4.json', content: `"${'x'.repeat(5_000_000)}"` },
    { name: 'GHSA-5.json', content: JSON.stringify({ ...minimist, id: 'GHSA-5' }) },
  ]);
  const items = await Array.fromAsync(osv.read(part('npm'), bytes(zip)));
  expect(items.map((item) => (item.kind === 'problem' ? item.detail : item.kind))).toEqual([
    ...[1, 2, 3, 4].map((n) => `GHSA-${n} cannot be read.`),
    'advisory',
    'cursor',
  ]);
});

test.each<[string, Buffer]>([
  ['no zip', Buffer.from('<html>')],
  ['an empty file', Buffer.alloc(0)],
  ['an empty zip', buildZip([])],
  [
    'a truncated zip',
    buildZip([{ name: 'GHSA-1.json', content: JSON.stringify(minimist) }]).subarray(0, 300),
  ],
])('%s cannot be used', async (_, content) => {
  await expect(Array.fromAsync(osv.read(part('npm'), bytes(content)))).rejects.toThrow(FeedError);
});
