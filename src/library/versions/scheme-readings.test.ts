import { expect, test } from 'vitest';
import { versionSchemes } from './index.ts';
import type { VersionScheme } from './scheme.ts';

function schemeOf(id: string): VersionScheme {
  const scheme = versionSchemes.find((one) => one.id === id);
  if (scheme === undefined) throw new Error(`There is no scheme ${id}.`);
  return scheme;
}

test.each([
  ['dpkg', ['1.0', '1.0-0', '0:1.0', '1.00', ' 1.0 ']],
  ['apk', ['1.2-r1', '1.2-r01']],
  ['rpm', ['1.5-1', '0:1.5-1', ':1.5-1', '1..05-1', '1_5-01', '1.5-1é']],
  ['semver', ['1.2.0', '1.2', 'v1.2.0', '= 1.2.0', '1.2.0+build', '1.02.0']],
  ['pep440', ['1.0.post1', '1-1', 'v1.0-R1', '1.0.0.POST-1']],
  ['pep440', ['1.0rc1', '1.0c1', '1.0-preview.1', '1_RC_1']],
  ['pep440', ['1.0+ubuntu.1', '1.0.0+Ubuntu-1', '1+ubuntu_01']],
  ['maven', ['1', '1.0.0', '1-ga', '1.RELEASE', '1.final-0', '1-', '01']],
  ['maven', ['1-rc1', '1.0-cr-1', '1.0.0.RC1', '1rc01']],
  [
    'go',
    ['v1.21.0', '1.21.0', 'v1.21', 'go1.21', 'go1.21 X:rangefunc', 'go1.21-vendor', 'v1.21.0+incompatible'],
  ],
  ['go', ['v1.21.0-rc.2', 'go1.21rc2']],
  ['gem', ['1.0', '1', '1.0.0', ' 1.0 ']],
  ['gem', ['1.0.a2', '1.a.2', '1.0.a.2.0']],
  ['packagist', ['1.0-beta2', 'v1.0.0.0b2', '1.0.beta.2', '1.0.0-BETA-2', '1.0b2@stable', '1b2+build']],
  ['nuget', ['1.0.0-beta', '1-BETA', '1.0.0.0-beta+build', '01.00-Beta']],
])('%s takes %j for the same version', (id, versions) => {
  const [first = '', ...others] = versions;
  const scheme = schemeOf(id);
  expect(others.filter((other) => scheme.compare(first, other) !== 0)).toEqual([]);
});

test.each([
  ['dpkg', '1.0~~', '1.0~'],
  ['dpkg', '1.0~', '1.0'],
  ['dpkg', '1.0a', '1.0+'],
  ['dpkg', '9-1', '1:0-1'],
  ['apk', '1.05', '1.1'],
  ['apk', '1.0_alpha', '1.0_alpha1'],
  ['apk', '1.0_rc1', '1.0'],
  ['apk', '1.0~ab12', '1.0_git20240101'],
  ['apk', '1.0', '1.0~ab12'],
  ['rpm', '1.a', '1.0'],
  ['rpm', '1.0^a', '1.0.a'],
  ['rpm', '1.0~~', '1.0~'],
  ['semver', '1.0.0-rc.9', '1.0.0-rc.10'],
  ['semver', '1.0.0-9', '1.0.0-a'],
  ['semver', '1.0.0-Z', '1.0.0-a'],
  ['pep440', '1.0a1.dev1', '1.0a1'],
  ['pep440', '1.0.post1.dev1', '1.0.post1'],
  ['pep440', '1.0+a', '1.0+1'],
  ['maven', '1-SNAPSHOT', '1'],
  ['maven', '32.0-jre', '32.0.1-android'],
  ['maven', '1.0.jre8', '1.0.jre11'],
  ['maven', '1-1', '1.1'],
  ['go', 'go1.21beta1', 'go1.21rc1'],
  ['go', 'v1.2.3-0.20240105123000-abcdefabcdef', 'v1.2.3'],
  ['gem', '1.0.0-1', '1.0'],
  ['packagist', 'v3.0.0-beta', 'v3.0'],
  ['packagist', '20240105', '20240106'],
  ['nuget', '1.0.0-alpha.9', '1.0.0-ALPHA.10'],
])('%s: %s is older than %s', (id, older, newer) => {
  expect(schemeOf(id).compare(older, newer)).toBeLessThan(0);
  expect(schemeOf(id).compare(newer, older)).toBeGreaterThan(0);
});

test.each(['dpkg', 'apk', 'rpm', 'semver', 'pep440', 'maven', 'go', 'gem', 'nuget'])(
  '%s loses no digit of a long number',
  (id) => {
    const digits = '9'.repeat(40);
    expect(schemeOf(id).compare(`1.${digits}1.0`, `1.${digits}2.0`)).toBeLessThan(0);
    expect(schemeOf(id).compare(`1.${digits}.0`, `1.1${digits}.0`)).toBeLessThan(0);
  },
);

test.each([
  ['dpkg', ['v1.0', '1.0_1', '1:', ':1', 'a:1', '1.0-', '1 0', '-1']],
  ['apk', ['v1', '1.', '1..0', '1.0bc', '1_foo', '1-1', '1-r', '1.0a1', '1~', '1.0-r1-r2']],
  ['rpm', ['', '-1', '1:', '1:-1']],
  ['semver', ['latest', '1.2.3.4', '1.2.34.5', '1..2', '1.2.3 4', '1.2.3+']],
  ['pep440', ['2004d', '1.0-git', '1.0+', '1.0+a+b', '1.0 1', '1!', 'french toast']],
  ['maven', ['', '1'.repeat(257)]],
  ['go', ['(devel)', 'devel go1.25-abcdef', 'go', 'gox', 'v1.02.3', 'v1.2.3.4', 'v1.2.3-01', 'v1.2-rc1', '']],
  ['gem', ['v1', '1beta', '1..2', '1.2.0-x86_64-linux']],
  ['packagist', ['dev-main', '1.0.post1', '1.2.3.4.5', 'latest']],
  ['nuget', ['v1', '1.2.3.4.5', '1.0-', '1.0-a_b']],
])('%s knows none of %j', (id, texts) => {
  const scheme = schemeOf(id);
  expect(texts.filter((text) => scheme.isVersion(text))).toEqual([]);
  expect(texts.filter((text) => scheme.compare(text, '1.0.0') !== undefined)).toEqual([]);
});
