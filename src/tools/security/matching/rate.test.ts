import { expect, test } from 'vitest';
import { versionSchemes } from '#library/versions/index.ts';
import type { Distribution } from '#contracts/security/package.ts';
import { fakeAdvisory, fakeLookUp, fakePackage } from './fake-look-up.ts';
import { fakeMatch } from './fake-match.ts';
import { matchPackages } from './match-packages.ts';

const debian: Distribution = { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian' };

test('what is known of being exploited comes along, by any CVE name', () => {
  const lookUp = fakeLookUp([fakeAdvisory('GHSA-1', [{ state: 'affected' }], { aliases: ['CVE-1'] })], {
    exploited: [{ cve: 'CVE-1', addedAtMs: 1, dueAtMs: null, isRansomware: true, action: 'Update.' }],
    likelihood: [{ cve: 'CVE-1', probability: 0.5, percentile: 0.9 }],
  });
  const {
    findings: [finding],
  } = matchPackages(
    { distribution: debian, packages: [fakePackage('openssl', '1')] },
    lookUp,
    versionSchemes,
  );
  expect(finding).toMatchObject({
    flaw: 'CVE-1',
    exploited: { isRansomware: true },
    likelihood: { probability: 0.5 },
  });
});

test.each([
  ['the distribution before all', { severity: undefined }, ['nvd critical', 'debian low'], 'low debian'],
  [
    'the package apart before the distribution',
    { severity: 'medium' as const },
    ['debian low'],
    'medium debian',
  ],
  ['GitHub before NVD', {}, ['nvd critical', 'github high'], 'high github'],
  ['anybody before nobody', {}, ['debian unknown', 'osv medium'], 'medium osv'],
  ['nobody', {}, ['debian unknown'], 'unknown null'],
])('severity: %s', (_, affected, ratings, expected) => {
  const severities = {
    low: 'low',
    medium: 'medium',
    high: 'high',
    critical: 'critical',
    unknown: 'unknown',
  } as const;
  const read = ratings.map((text) => {
    const [source = '', said = ''] = text.split(' ');
    const severity = Object.values(severities).find((one) => one === said) ?? 'unknown';
    return { source, severity, vector: null, score: null };
  });
  const { severity, ...rest } = { severity: undefined, ...affected };
  const entry = { ...rest, state: 'affected' as const, ...(severity && { severity }) };
  const [finding] = fakeMatch(
    debian,
    [fakePackage('openssl', '1')],
    [fakeAdvisory('CVE-1', [entry], { ratings: read })],
  ).findings;
  expect(`${finding?.severity} ${finding?.severitySource}`).toBe(expected);
});

test('those who speak of no package rate the flaw too', () => {
  const advisories = [fakeAdvisory('CVE-1', [{ state: 'affected' }])];
  const ratings = (id: string) =>
    id === 'CVE-1' ? [{ source: 'nvd', severity: 'critical' as const, vector: null, score: 9.8 }] : [];
  const lookUp = { ...fakeLookUp(advisories), ratings };
  const { findings } = matchPackages(
    { distribution: debian, packages: [fakePackage('openssl', '1')] },
    lookUp,
    versionSchemes,
  );
  expect(findings[0]).toMatchObject({ severity: 'critical', severitySource: 'nvd' });
});
