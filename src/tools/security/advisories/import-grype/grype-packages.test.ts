import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AdvisoryIndex, openIndex } from '../open-index.ts';
import { importGrype } from './import-grype.ts';
import { type GrypeRows, fixedAt, grypeRows, writeGrype } from './test-grype.ts';

let folder = '';
let index: AdvisoryIndex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-grype-'));
  ({ index } = openIndex(':memory:'));
});
afterEach(async () => {
  index[Symbol.dispose]();
  await rm(folder, { recursive: true, force: true });
});

async function loaded(rows: GrypeRows) {
  const path = join(folder, 'vulnerability.db');
  writeGrype(path, rows);
  return importGrype(index, { path, unpackedPath: join(folder, 'unpacked') });
}

const bookworm = { name: 'debian', major: '12' };

describe('a package', () => {
  const cases: readonly (readonly [
    name: string,
    said: Parameters<typeof grypeRows>[0][number],
    where: readonly [ecosystem: string, release: string, name: string],
    affected: object,
  ])[] = [
    [
      'of Debian',
      { os: bookworm, ecosystem: 'deb', name: 'openssl', blob: fixedAt('< 3.0.13-1', '3.0.13-1') },
      ['debian', '12', 'openssl'],
      { kind: 'source', scheme: 'dpkg', state: 'fixed', spans: [{ fixed: '3.0.13-1' }], versions: [] },
    ],
    [
      'of Alpine edge',
      {
        os: { name: 'alpine', label: 'edge' },
        ecosystem: 'apk',
        name: 'a',
        blob: fixedAt('< 1-r0', '1-r0', 'apk'),
      },
      ['alpine', 'edge', 'a'],
      { kind: 'source', scheme: 'apk', state: 'fixed' },
    ],
    [
      'of Alpine that never had it',
      {
        os: { name: 'alpine', major: '3', minor: '20' },
        ecosystem: 'apk',
        name: 'a',
        blob: fixedAt('< 0', '', 'apk'),
      },
      ['alpine', '3.20', 'a'],
      { state: 'not-affected', spans: [], versions: [] },
    ],
    [
      "of Ubuntu's subscribers",
      {
        os: { name: 'ubuntu', major: '20', minor: '04', channel: 'esm' },
        ecosystem: 'deb',
        name: 'a',
        blob: fixedAt('< 1', '1'),
      },
      ['ubuntu', '20.04', 'a'],
      { channel: 'esm' },
    ],
    [
      'of a stream of RHEL, for one architecture',
      {
        os: { name: 'redhat', major: '8' },
        ecosystem: 'rpm',
        name: 'nodejs',
        blob: {
          qualifiers: { rpm_modularity: 'nodejs:18', architecture: 'x86_64' },
          ranges: [{ version: { type: 'rpm', constraint: '' }, fix: { state: 'wont-fix' } }],
        },
      },
      ['rhel', '8', 'nodejs'],
      {
        kind: 'binary',
        scheme: 'rpm',
        state: 'will-not-fix',
        spans: [],
        module: 'nodejs:18',
        arches: ['x86_64'],
      },
    ],
    [
      'of npm with two lines',
      {
        ecosystem: 'npm',
        name: 'Minimist',
        blob: {
          ranges: [
            {
              version: { type: 'semver', constraint: '>=1.0.0,<1.2.6' },
              fix: { version: '1.2.6', state: 'fixed' },
            },
            { version: { type: 'semver', constraint: '<0.2.4' }, fix: { version: '0.2.4', state: 'fixed' } },
          ],
        },
      },
      ['npm', '', 'minimist'],
      {
        scheme: 'semver',
        state: 'fixed',
        spans: [{ introduced: '1.0.0', fixed: '1.2.6' }, { fixed: '0.2.4' }],
      },
    ],
    [
      'of Python, the repair behind the last affected version',
      { ecosystem: 'python', name: 'Foo_Bar', blob: fixedAt('<= 1.2', '1.3', 'python') },
      ['pypi', '', 'foo-bar'],
      { scheme: 'pep440', spans: [{ lastAffected: '1.2', fixed: '1.3' }] },
    ],
    [
      'of Java, the repair in another line',
      { ecosystem: 'java-archive', name: 'g:a', blob: fixedAt('>= 2, <= 2.5', '1.9', 'maven') },
      ['maven', '', 'g:a'],
      { scheme: 'maven', spans: [{ introduced: '2', lastAffected: '2.5' }], note: 'Fixed in 1.9' },
    ],
    [
      'of Go without a repair',
      {
        ecosystem: 'go-module',
        name: 'github.com/A/b',
        blob: {
          ranges: [{ version: { type: 'go', constraint: '>= 1 || = 0.5' }, fix: { state: 'not-fixed' } }],
        },
      },
      ['golang', '', 'github.com/A/b'],
      {
        scheme: 'go',
        state: 'affected',
        spans: [{ introduced: '1' }, { introduced: '0.5', lastAffected: '0.5' }],
      },
    ],
    [
      'that was looked at and is not affected',
      { os: bookworm, ecosystem: 'deb', name: 'a', blob: fixedAt('', ''), isUnaffected: true },
      ['debian', '12', 'a'],
      { state: 'not-affected', spans: [] },
    ],
  ];
  test.each(cases)('%s', async (_, said, [ecosystem, release, name], affected) => {
    const result = await loaded(grypeRows([said]));
    expect(result.problems).toEqual([]);
    expect(index.candidates({ ecosystem, release, name }).map((one) => one.affected)).toEqual([
      expect.objectContaining({ ecosystem, release, name, ...affected }),
    ]);
    expect(index.knows(ecosystem, release)).toBe(true);
  });

  test.each([
    [
      'of a system that is not matched',
      { os: { name: 'windows', major: '10' }, ecosystem: 'msrc', name: 'a' },
    ],
    ['of a language that is not matched', { ecosystem: 'gem', name: 'a' }],
    [
      'of a minor release of RHEL',
      { os: { name: 'redhat', major: '9', minor: '2' }, ecosystem: 'rpm', name: 'a' },
    ],
  ])('%s is left out', async (_, said) => {
    const result = await loaded(grypeRows([{ ...said, blob: fixedAt('< 1', '1') }]));
    expect(result.counts.advisories).toBe(0);
  });

  test.each([
    ['a constraint that is none', fixedAt('~~> 1', '1')],
    ['two limits on one side', fixedAt('< 1, < 2', '2')],
    ['a blob of another shape', { ranges: 'all' }],
  ])('with %s is a problem, the rest is taken', async (_, blob) => {
    const good = { os: bookworm, ecosystem: 'deb', name: 'good', blob: fixedAt('< 1', '1') };
    const result = await loaded(grypeRows([{ ...good, name: 'bad', blob }, good]));
    expect(result.problemCount).toBe(1);
    expect(index.candidates({ ecosystem: 'debian', release: '12', name: 'good' })).toHaveLength(1);
    expect(index.candidates({ ecosystem: 'debian', release: '12', name: 'bad' })).toEqual([]);
  });
});
