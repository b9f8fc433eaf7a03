import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Distribution, PackageType } from '#contracts/security/package.ts';
import type { Advisory } from '../../advisories/advisory.ts';
import { fakePackage } from '../fake-look-up.ts';
import { fakeMatch } from '../fake-match.ts';
import { grypeAdvisory, type GrypeRecord } from './grype-advisories.ts';

const shared = new URL('../../../../../../shared/data/cve/matching/grype-matcher-fixtures/', import.meta.url);

const schemes: Readonly<Record<string, string>> = {
  deb: 'dpkg',
  npm: 'semver',
  pypi: 'pep440',
  golang: 'go',
  maven: 'maven',
};

function advisoriesIn(folder: string, type: PackageType): readonly Advisory[] {
  const place = new URL(`${folder}/`, shared);
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.includes('results/') && file.endsWith('.json'))
    .flatMap((file) => {
      const record: GrypeRecord = JSON.parse(readFileSync(new URL(file, place), 'utf8'));
      return grypeAdvisory(record, { ecosystem: type, scheme: schemes[type] ?? '' }) ?? [];
    });
}

/** `flaw state fixed channel=fix` of each finding in one package. */
function found(folder: string, type: PackageType, text: string, distribution: Distribution | null): string[] {
  const [name = '', version = ''] = text.split(' ');
  const { findings } = fakeMatch(
    distribution,
    [fakePackage(name, version, { type })],
    advisoriesIn(folder, type),
  );
  return findings.map(({ flaw, state, fixedVersion, channelFixes }) =>
    [flaw, state, fixedVersion ?? '-', ...channelFixes.map((fix) => `${fix.channel}=${fix.version}`)].join(
      ' ',
    ),
  );
}

/** No part of the repository: records that Grype's tests match with. What they stand for is told beside them. */
describe.skipIf(!existsSync(shared))('with the records of Grype', () => {
  test.each<[string, string, string[]]>([
    [
      '20.04',
      'openssh 1:8.2p1-4ubuntu0.11',
      [
        'CVE-2023-38408 affected - esm=1:8.2p1-4ubuntu0.20+esm1',
        'CVE-2025-61985 affected - esm=1:8.2p1-4ubuntu0.13+esm1',
      ],
    ],
    ['20.04', 'openssh 1:8.2p1-4ubuntu0.13+esm1', ['CVE-2023-38408 affected - esm=1:8.2p1-4ubuntu0.20+esm1']],
    ['20.04', 'openssh 1:8.2p1-4ubuntu0.20+esm1', []],
    ['20.04', 'wayland 1.18.0-1', ['CVE-2021-3782 fixed 1.18.0-1ubuntu0.1']],
    ['20.04', 'wayland 1.18.0-1ubuntu0.1', []],
    ['16.04', 'wayland 1.12.0-1~ubuntu16.04.3', ['CVE-2021-3782 affected - esm=1.12.0-1~ubuntu16.04.3+esm1']],
    ['16.04', 'curl 7.47.0-1ubuntu2.19', ['CVE-2016-9586 affected -']],
  ])('Ubuntu %s: %s', (version, one, expected) => {
    const ubuntu = { id: 'ubuntu', version, codename: null, title: 'Ubuntu' };
    expect(found('dpkg/ubuntu-esm', 'deb', one, ubuntu)).toEqual(expected);
  });

  test.each<[string, PackageType, string, string[]]>([
    ['javascript/npm-scope-handling', 'npm', '@babel/traverse 7.20.0', ['CVE-2023-45133 fixed 7.23.2']],
    [
      'javascript/npm-scope-handling',
      'npm',
      '@babel/traverse 8.0.0-alpha.1',
      ['CVE-2023-45133 fixed 8.0.0-alpha.4'],
    ],
    ['javascript/npm-scope-handling', 'npm', 'babel-traverse 6.26.0', ['CVE-2023-45133 affected -']],
    ['javascript/npm-scope-handling', 'npm', '@octokit/request 8.0.0', ['CVE-2025-25290 fixed 8.4.1']],
    ['javascript/npm-scope-handling', 'npm', 'request 2.60.0', ['CVE-2017-16026 fixed 2.68.0']],
    ['javascript/npm-scope-handling', 'npm', 'request 8.0.0', []],
    ['python/python-name-and-vex', 'pypi', 'Django 1.2.7', ['CVE-2011-4140 affected -']],
    ['python/python-name-and-vex', 'pypi', 'django 1.2.8', []],
    ['python/python-name-and-vex', 'pypi', 'oslo_utils 0.1.0', ['CVE-2014-7231 fixed 0.2.0']],
    ['python/python-name-and-vex', 'pypi', 'certifi 2020.12.5', ['CVE-2023-37920 fixed 2023.7.22']],
    // Nothing repairs the own line of versions: the next one that is repaired is told.
    [
      'java/spring-security-and-vex',
      'maven',
      'org.springframework.security:spring-security-web 5.8.16',
      ['CVE-2026-22732 fixed 6.5.9'],
    ],
    [
      'java/spring-core-and-vex',
      'maven',
      'org.springframework:spring-core 5.3.39',
      ['CVE-2025-41249 affected -'],
    ],
    [
      'java/spring-webmvc',
      'maven',
      'org.springframework:spring-webmvc 5.3.20',
      ['CVE-2023-20860 fixed 5.3.26', 'CVE-2025-41242 fixed 6.2.10'],
    ],
    // One of two advisories of the flaw was taken back; the other one still counts.
    ['golang/govulndb-and-ghsa', 'golang', 'github.com/tidwall/gjson v1.9.2', ['CVE-2021-42248 fixed 1.9.3']],
    ['golang/govulndb-and-ghsa', 'golang', 'github.com/tidwall/gjson v1.9.3', []],
    // Go's database says "every version", GitHub's knows the end.
    [
      'golang/govulndb-and-ghsa',
      'golang',
      'github.com/aws/aws-sdk-go v1.33.0',
      ['CVE-2020-8912 fixed 1.34.0'],
    ],
    ['golang/govulndb-and-ghsa', 'golang', 'github.com/aws/aws-sdk-go v1.34.0', []],
    [
      'golang/govulndb-and-ghsa',
      'golang',
      'stdlib 1.18.5',
      ['CVE-2022-27664 fixed 1.18.6', 'CVE-2023-29403 fixed 1.19.10'],
    ],
    ['golang/govulndb-and-ghsa', 'golang', 'stdlib 1.20.4', ['CVE-2023-29403 fixed 1.20.5']],
    [
      'golang/govulndb-and-ghsa',
      'golang',
      'golang.org/x/net v0.0.0-20210226172049-e18ecbb05110',
      ['CVE-2022-27664 fixed 0.0.0-20220906165146-f3363e06e74c'],
    ],
    // Outside of modules: a version with a mark is in a range without it.
    [
      'golang/govulndb-and-ghsa',
      'golang',
      'github.com/evanphx/json-patch v3.0.0+incompatible',
      ['CVE-2018-14632 fixed 3.0.1-0.20180525145409-4c9aadca8f89+incompatible'],
    ],
    [
      'golang/govulndb-and-ghsa',
      'golang',
      'github.com/redis/go-redis/v9 v9.7.1',
      ['CVE-2025-29923 fixed 9.7.3'],
    ],
  ])('%s, %s: %s', (folder, type, one, expected) => {
    expect(found(folder, type, one, null)).toEqual(expected);
  });
});
