import { expect, test } from 'vitest';
import { versionSchemes } from '#library/versions/index.ts';
import { askedNames, askedReleases } from './asked-names.ts';
import { fakeLookUp, fakePackage } from './fake-look-up.ts';
import { matchPackages } from './match-packages.ts';

const alma = { id: 'almalinux', version: '9.3', codename: null, title: 'AlmaLinux' };
const packages = [
  fakePackage('openssl-libs', '1:3.0.7-1', { type: 'rpm', source: 'openssl 3.0.7-1' }),
  fakePackage('openssl', '1:3.0.7-1', { type: 'rpm', source: 'openssl 3.0.7-1' }),
  fakePackage('epel-tool', '1-1', { type: 'rpm', vendor: 'Fedora Project' }),
  fakePackage('Oslo.Utils', '1.0', { type: 'pypi' }),
  fakePackage('urllib3', '1.0', { type: 'pypi', isOwned: true }),
];
const inventory = { distribution: alma, packages };

test('the names that an inventory asks for, and where', () => {
  expect(
    askedNames(inventory).map(({ ecosystem, release, name }) => `${ecosystem} ${release} ${name}`),
  ).toEqual([
    'alma 9 openssl',
    'alma 9 openssl-libs',
    'rhel 9 openssl',
    'rhel 9 openssl-libs',
    'pypi  oslo-utils',
    'pypi  urllib3',
  ]);
  expect(askedReleases(inventory)).toEqual([
    { ecosystem: 'alma', release: '9' },
    { ecosystem: 'rhel', release: '9' },
    { ecosystem: 'pypi', release: '' },
  ]);
});

test('advisories of a language are needed for what a distribution brought only where no feed tells of it', () => {
  const owned = [
    fakePackage('python3', '1-1'),
    fakePackage('urllib3', '1.0', { type: 'pypi', isOwned: true }),
  ];
  const neededFor = (id: string, version: string) =>
    askedReleases({ distribution: { id, version, codename: null, title: id }, packages: owned }).map(
      ({ ecosystem, release }) => `${ecosystem} ${release}`.trim(),
    );
  expect(neededFor('debian', '12')).toEqual(['debian 12']);
  expect(neededFor('ubuntu', '24.04')).toEqual(['ubuntu 24.04']);
  expect(neededFor('fedora', '42')).toEqual(['pypi']);
  expect(neededFor('almalinux', '9')).toEqual(['alma 9', 'rhel 9', 'pypi']);
});

test.each([[true], [false]])('matching asks for nothing else, with the distribution known: %s', (isKnown) => {
  const heard = new Set<string>();
  const lookUp = {
    ...fakeLookUp([]),
    knows: (ecosystem: string) => isKnown || ecosystem === 'pypi',
    candidates: (name: object) => {
      heard.add(JSON.stringify(name));
      return [];
    },
  };
  matchPackages(inventory, lookUp, versionSchemes);
  const told = new Set(askedNames(inventory).map((name) => JSON.stringify(name)));
  expect([...heard].filter((name) => !told.has(name))).toEqual([]);
  expect(heard.size).toBe(isKnown ? 3 : 2);
});
