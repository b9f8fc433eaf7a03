import { describe, expect, test } from 'vitest';
import type { Distribution } from '#contracts/security/package.ts';
import { fakeAdvisory, fakePackage } from './fake-look-up.ts';
import { fakeFindings, fakeMatch } from './fake-match.ts';

const debian: Distribution = { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian' };
const alma: Distribution = { id: 'almalinux', version: '9.3', codename: null, title: 'AlmaLinux' };
const oracle: Distribution = { id: 'ol', version: '8', codename: null, title: 'Oracle Linux' };
const rhel: Distribution = { id: 'rhel', version: '8.4', codename: null, title: 'RHEL' };
const ubuntu: Distribution = { id: 'ubuntu', version: '20.04', codename: 'focal', title: 'Ubuntu' };

const fixedIn = (fixed: string) => ({ spans: [{ fixed }] });

describe('packages of a distribution', () => {
  const libssl = fakePackage('libssl3', '3.0.11-1+b2', { source: 'openssl 3.0.11-1' });
  const tool = fakePackage('openssl', '3.0.11-1+b2', { source: 'openssl 3.0.11-1', layer: 2 });

  test('one finding for a source, listing what is installed of it', () => {
    const {
      findings: [finding, ...more],
    } = fakeMatch(debian, [libssl, tool], [fakeAdvisory('CVE-2024-1', [fixedIn('3.0.11-2')])]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      flaw: 'CVE-2024-1',
      ecosystem: 'debian',
      release: '12',
      name: 'openssl',
      version: '3.0.11-1',
      state: 'fixed',
      fixedVersion: '3.0.11-2',
      packages: [
        { name: 'libssl3', layer: null },
        { name: 'openssl', layer: 2 },
      ],
    });
  });

  test.each<[string, Parameters<typeof fakeAdvisory>[1], string[]]>([
    ['the version of the source is compared, not of a rebuild', [fixedIn('3.0.11-1')], []],
    ['no repair', [{ state: 'affected' }], ['CVE-1 openssl affected null']],
    ['a repair put off', [{ state: 'deferred' }], ['CVE-1 openssl deferred null']],
    ['no repair to come', [{ state: 'will-not-fix' }], ['CVE-1 openssl will-not-fix null']],
    ['out of support', [{ state: 'end-of-life' }], ['CVE-1 openssl end-of-life null']],
    ['not known to the source', [{ state: 'undetermined' }], []],
    ['not affected', [{ state: 'not-affected' }, { state: 'affected' }], []],
    [
      'not affected in other versions',
      [{ state: 'not-affected', spans: [{ fixed: '2' }] }, { state: 'affected' }],
      ['CVE-1 openssl affected null'],
    ],
    ['another release', [{ ...fixedIn('9'), release: '11' }], []],
    [
      'a binary package of the same name',
      [{ ...fixedIn('3.0.11-1+b3'), kind: 'binary' }],
      ['CVE-1 openssl fixed 3.0.11-1+b3'],
    ],
    ['another architecture', [{ ...fixedIn('9'), arches: ['aarch64'] }], []],
    [
      'the same architecture by another name',
      [{ ...fixedIn('9'), arches: ['x86_64'] }],
      ['CVE-1 openssl fixed 9'],
    ],
  ])('%s', (_, affected, expected) => {
    expect(
      fakeFindings(
        debian,
        [tool, fakePackage('other', '1')],
        [fakeAdvisory('CVE-1', affected), fakeAdvisory('CVE-0', [{ name: 'unrelated' }])],
      ),
    ).toEqual(expected);
  });

  test('a bulletin stands for each flaw that it repairs, beside what the tracker says of them', () => {
    const { findings: found } = fakeMatch(
      debian,
      [libssl],
      [
        fakeAdvisory('DSA-1', [fixedIn('3.0.12-1')], { related: ['CVE-2024-2', 'CVE-2024-1'] }),
        fakeAdvisory('CVE-2024-1', [fixedIn('3.0.12-1')], { feed: 'tracker' }),
      ],
    );
    expect(found.map(({ flaw, sources }) => [flaw, sources.map(({ id }) => id)])).toEqual([
      ['CVE-2024-1', ['DSA-1', 'CVE-2024-1']],
      ['CVE-2024-2', ['DSA-1']],
    ]);
  });

  test('of several repairs, the least that leaves no range', () => {
    expect(
      fakeFindings(
        debian,
        [libssl],
        [
          fakeAdvisory('CVE-1', [
            fixedIn('3.0.12-1'),
            { spans: [{ introduced: '3.0.0', fixed: '3.0.13-1' }] },
          ]),
          fakeAdvisory('CVE-2', [
            { spans: [{ fixed: '3.0.12-1' }, { introduced: '3.1.0', fixed: '3.1.4-1' }] },
          ]),
        ],
      ),
    ).toEqual(['CVE-1 openssl fixed 3.0.13-1', 'CVE-2 openssl fixed 3.0.12-1']);
  });

  test('what the distribution takes for unimportant is there, hidden', () => {
    const [finding] = fakeMatch(
      debian,
      [libssl],
      [
        fakeAdvisory('CVE-1', [{ state: 'affected', severity: 'negligible' }], {
          ratings: [{ source: 'nvd', severity: 'high', vector: null, score: 7.5 }],
        }),
      ],
    ).findings;
    expect(finding).toMatchObject({ severity: 'negligible', severitySource: 'debian', isHidden: true });
  });

  test('AlmaLinux is asked about as RHEL where its own advisories are not known', () => {
    const bash = fakePackage('bash', '5.1.8-6.el9', { type: 'rpm', arch: 'x86_64', vendor: 'AlmaLinux' });
    expect(
      fakeFindings(
        alma,
        [bash],
        [
          fakeAdvisory('CVE-1', [
            {
              ...fixedIn('0:5.1.8-7.el9'),
              ecosystem: 'rhel',
              release: '9',
              name: 'bash',
              kind: 'binary',
              scheme: 'rpm',
            },
          ]),
        ],
      ),
    ).toEqual(['CVE-1 bash fixed 0:5.1.8-7.el9']);
  });
});

describe('rpm', () => {
  const rpm = {
    ...fixedIn('1:14.2-1'),
    ecosystem: 'rhel',
    release: '8',
    name: 'nodejs',
    kind: 'binary',
    scheme: 'rpm',
  } as const;
  const nodejs = (module: string | null, version = '1:14.1-1', more = {}) =>
    fakePackage('nodejs', version, { type: 'rpm', arch: 'x86_64', module, ...more });

  test.each<[string, Distribution, string | null, string | undefined, boolean]>([
    ['of the same stream', rhel, 'nodejs:14:8040020210817133458:522a0ee4', 'nodejs:14', true],
    ['of another stream', rhel, 'nodejs:12:8040020210817133458:522a0ee4', 'nodejs:14', false],
    ['of a stream, said outside of modules', rhel, 'nodejs:14:1:c', undefined, false],
    ['of no stream, said of a stream', rhel, null, 'nodejs:14', false],
    ['of no stream, said outside of modules', rhel, '', undefined, true],
    ['of Oracle, which does not say its stream', oracle, null, 'nodejs:14', true],
  ])('%s', (_, distribution, label, module, isFound) => {
    const ecosystem = distribution === oracle ? 'oracle' : 'rhel';
    const affected = module === undefined ? { ...rpm, ecosystem } : { ...rpm, ecosystem, module };
    expect(fakeFindings(distribution, [nodejs(label)], [fakeAdvisory('CVE-1', [affected])])).toHaveLength(
      isFound ? 1 : 0,
    );
  });

  test('a source without an epoch compares without epochs, a package with', () => {
    const one = nodejs(null, '14.2-1', { source: 'nodejs 14.2-1' });
    expect(fakeFindings(rhel, [one], [fakeAdvisory('CVE-1', [{ ...rpm, kind: 'source' }])])).toEqual([]);
    expect(fakeFindings(rhel, [one], [fakeAdvisory('CVE-1', [rpm])])).toEqual([
      'CVE-1 nodejs fixed 1:14.2-1',
    ]);
  });

  test('noarch packages are of every architecture', () => {
    const one = { ...nodejs(null), arch: 'noarch' };
    expect(
      fakeFindings(rhel, [one], [fakeAdvisory('CVE-1', [{ ...rpm, arches: ['aarch64'] }])]),
    ).toHaveLength(1);
  });
});

describe('repairs for subscribers', () => {
  const place = { ecosystem: 'ubuntu', release: '20.04', name: 'openssh' };
  const esm = { ...place, ...fixedIn('1:8.2p1-4ubuntu0.20+esm1'), channel: 'esm' };
  const openssh = (version: string) =>
    fakePackage('openssh-client', version, { source: `openssh ${version}` });

  test('are named apart, and nothing is said to be there for all', () => {
    const [finding] = fakeMatch(
      ubuntu,
      [openssh('1:8.2p1-4ubuntu0.11')],
      [fakeAdvisory('CVE-1', [{ ...place, state: 'affected' }, esm])],
    ).findings;
    expect(finding).toMatchObject({
      state: 'affected',
      fixedVersion: null,
      channelFixes: [{ channel: 'esm', version: '1:8.2p1-4ubuntu0.20+esm1' }],
    });
  });

  test.each([
    ['1:8.2p1-4ubuntu0.20+esm1', [{ ...place, state: 'affected' as const }, esm]],
    ['1:8.2p1-4ubuntu0.11', [{ ...place, ...fixedIn('1:8.2p1-4ubuntu0.9') }, esm]],
  ])('%s has one of the repairs', (version, affected) => {
    expect(fakeFindings(ubuntu, [openssh(version)], [fakeAdvisory('CVE-1', affected)])).toEqual([]);
  });
});
