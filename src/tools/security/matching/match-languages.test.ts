import { describe, expect, test } from 'vitest';
import type { Distribution } from '#contracts/security/package.ts';
import { fakeAdvisory, fakePackage } from './fake-look-up.ts';
import { fakeFindings, fakeMatch } from './fake-match.ts';
import type { MatchablePackage } from './finding.ts';

const debian: Distribution = { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian' };
const fixedIn = (fixed: string) => ({ spans: [{ fixed }] });

describe('packages of languages', () => {
  const npm = { ecosystem: 'npm', release: '', name: 'tar', kind: 'binary', scheme: 'semver' } as const;
  const tar = fakePackage('tar', '6.1.0', { type: 'npm', arch: null, path: 'a/tar/package.json' });

  test('names of one flaw are folded, the CVE first; copies are listed', () => {
    const { findings: found } = fakeMatch(
      null,
      [tar, { ...tar, path: 'b/tar/package.json' }],
      [
        fakeAdvisory('GHSA-aaaa', [{ ...npm, spans: [{ introduced: '0', fixed: '6.1.2' }] }], {
          feed: 'osv',
          aliases: ['CVE-2021-1'],
        }),
        fakeAdvisory('CVE-2021-1', [{ ...npm, spans: [{ fixed: '6.1.1' }] }], { feed: 'other' }),
      ],
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ flaw: 'CVE-2021-1', aliases: ['GHSA-aaaa'], fixedVersion: '6.1.2' });
    expect(found[0]?.packages.map(({ path }) => path)).toEqual(['a/tar/package.json', 'b/tar/package.json']);
  });

  test.each([
    ['pypi', 'Oslo_Utils', 'oslo-utils', 'pep440'],
    ['npm', 'JSONStream', 'jsonstream', 'semver'],
    ['golang', 'github.com/Azure/go-autorest', 'github.com/Azure/go-autorest', 'go'],
    ['maven', 'org.apache:Log4j', 'org.apache:Log4j', 'maven'],
  ] as const)('%s %s is asked for as %s', (type, name, asked, scheme) => {
    const version = type === 'golang' ? 'v1.0.0' : '1.0.0';
    expect(
      fakeFindings(
        null,
        [fakePackage(name, version, { type })],
        [
          fakeAdvisory('CVE-1', [
            {
              ecosystem: type,
              release: '',
              name: asked,
              kind: 'binary',
              scheme,
              spans: [{ fixed: '2.0.0' }],
            },
          ]),
        ],
      ),
    ).toEqual([`CVE-1 ${asked} fixed 2.0.0`]);
  });

  test('"every version" gives way to another advisory that knows the end, and to nothing of the same', () => {
    const every = { ...npm, state: 'affected', spans: [{ introduced: '0' }] } as const;
    const ended = { ...npm, ...fixedIn('6.0.0') };
    const same = { aliases: ['CVE-1'] };
    expect(
      fakeFindings(null, [tar], [fakeAdvisory('GO-1', [every], same), fakeAdvisory('GHSA-1', [ended], same)]),
    ).toEqual([]);
    expect(fakeFindings(null, [tar], [fakeAdvisory('GO-1', [every, ended], same)])).toEqual([
      'CVE-1 tar affected null',
    ]);
  });

  test('sources that disagree are told', () => {
    const [finding] = fakeMatch(
      null,
      [tar],
      [
        fakeAdvisory('GHSA-1', [{ ...npm, ...fixedIn('6.0.0') }], { feed: 'a', aliases: ['CVE-1'] }),
        fakeAdvisory('CVE-1', [{ ...npm, ...fixedIn('6.2.0') }], { feed: 'b' }),
      ],
    ).findings;
    expect(finding?.sources.map(({ feed, says }) => [feed, says])).toEqual([
      ['a', 'repaired'],
      ['b', 'vulnerable'],
    ]);
  });

  test('an advisory that was taken back matches nothing', () => {
    expect(fakeFindings(null, [tar], [fakeAdvisory('CVE-1', [npm], { withdrawnAtMs: 1 })])).toEqual([]);
  });

  test('a bulletin of a language is one flaw, whatever else it names', () => {
    expect(
      fakeFindings(null, [tar], [fakeAdvisory('GHSA-1', [npm], { related: ['CVE-1', 'CVE-2'] })]),
    ).toEqual(['GHSA-1 tar affected null']);
  });
});

describe('what was not matched', () => {
  const known = [
    fakeAdvisory('CVE-1', [
      {},
      { ecosystem: 'npm', release: '', name: 'tar', kind: 'binary', scheme: 'semver', ...fixedIn('7.0.0') },
    ]),
    fakeAdvisory('CVE-2', [{ ecosystem: 'maven', release: '', name: 'a:b' }]),
  ];
  test.each<[string, Distribution | null, MatchablePackage]>([
    ['unknown-distribution', null, fakePackage('bash', '1')],
    [
      'unknown-distribution',
      { id: 'void', version: '', codename: null, title: 'Void' },
      fakePackage('bash', '1'),
    ],
    ['no-advisories', { ...debian, version: '11' }, fakePackage('bash', '1')],
    ['no-advisories', debian, fakePackage('x', '1', { type: 'pypi' })],
    ['third-party', debian, fakePackage('docker-ce', '1', { vendor: 'Docker <support@docker.com>' })],
    ['kernel', debian, fakePackage('linux-libc-dev', '6.1', { source: 'linux' })],
    ['no-version', debian, fakePackage('bash', '')],
    ['no-version', debian, fakePackage('tar', '', { type: 'npm' })],
    ['owned-by-system', debian, fakePackage('tar', '6.0.0', { type: 'npm', isOwned: true })],
    ['incomplete-name', debian, fakePackage('b', '1', { type: 'maven' })],
  ])('%s', (reason, distribution, one) => {
    expect(fakeMatch(distribution, [one], known)).toEqual({
      findings: [],
      unmatched: [{ reason, package: one, flaws: [] }],
    });
  });

  test.each<[string, Distribution | null]>([
    ['of which there are no advisories', { ...debian, version: '11' }],
    ['that nobody tells of', { id: 'void', version: '', codename: null, title: 'Void' }],
    ['that does not say its name', null],
  ])('a package that belongs to a distribution %s is matched as one of its language', (_, distribution) => {
    const owned = fakePackage('tar', '6.0.0', { type: 'npm', isOwned: true });
    const { findings, unmatched } = fakeMatch(distribution, [owned, fakePackage('bash', '1')], known);
    expect(findings).toMatchObject([{ flaw: 'CVE-1', ecosystem: 'npm', name: 'tar', fixedVersion: '7.0.0' }]);
    expect(unmatched.map((one) => one.package.name)).toEqual(['bash']);
  });

  test('a version without a place in the order, with the flaws it may have', () => {
    const odd = fakePackage('tar', 'latest', { type: 'npm' });
    expect(fakeMatch(null, [odd], known)).toEqual({
      findings: [],
      unmatched: [{ reason: 'unreadable-version', package: odd, flaws: ['CVE-1'] }],
    });
  });
});
