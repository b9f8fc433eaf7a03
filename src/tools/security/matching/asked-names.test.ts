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
  ]);
  expect(askedReleases(inventory)).toEqual([
    { ecosystem: 'alma', release: '9' },
    { ecosystem: 'rhel', release: '9' },
    { ecosystem: 'pypi', release: '' },
  ]);
});

test('matching asks for nothing else', () => {
  const heard = new Set<string>();
  const lookUp = {
    ...fakeLookUp([]),
    knows: () => true,
    candidates: (name: object) => {
      heard.add(JSON.stringify(name));
      return [];
    },
  };
  matchPackages(inventory, lookUp, versionSchemes);
  const told = new Set(askedNames(inventory).map((name) => JSON.stringify(name)));
  expect([...heard].filter((name) => !told.has(name))).toEqual([]);
  expect(heard.size).toBe(3);
});
