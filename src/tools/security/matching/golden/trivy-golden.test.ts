import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Distribution, PackageType } from '#contracts/security/package.ts';
import type { Advisory } from '../../advisories/advisory.ts';
import { fakePackage } from '../fake-look-up.ts';
import { fakeMatch } from '../fake-match.ts';
import type { Finding, MatchablePackage } from '../finding.ts';
import { readBlockYaml } from './read-block-yaml.ts';
import { trivyAdvisories, trivyRatings } from './trivy-advisories.ts';

const shared = new URL('../../../../../../shared/data/cve/matching/', import.meta.url);

interface ListedPackage {
  readonly Name: string;
  readonly Version: string;
  readonly Release?: string;
  readonly Epoch?: number;
  readonly Arch?: string;
  readonly SrcName?: string;
  readonly SrcVersion?: string;
  readonly SrcRelease?: string;
  readonly SrcEpoch?: number;
  readonly Modularitylabel?: string;
  readonly Maintainer?: string;
}

interface Report {
  readonly Results?: readonly {
    readonly Vulnerabilities?: readonly {
      readonly VulnerabilityID: string;
      readonly PkgName: string;
      readonly InstalledVersion: string;
      readonly FixedVersion?: string;
      readonly Status: string;
      readonly Severity: string;
    }[];
  }[];
}

function read(path: string): string {
  return readFileSync(new URL(path, shared), 'utf8');
}

function advisories(): readonly Advisory[] {
  const ratings = trivyRatings(readBlockYaml(read('trivy-fixture-db/vulnerability.yaml')));
  const tables = readdirSync(new URL('trivy-fixture-db/', shared)).filter(
    (file) => file !== 'vulnerability.yaml',
  );
  return tables.flatMap((file) => trivyAdvisories(readBlockYaml(read(`trivy-fixture-db/${file}`)), ratings));
}

function versionOf(epoch: number | undefined, version: string, release: string | undefined): string {
  return `${epoch ? `${epoch}:` : ''}${version}${release ? `-${release}` : ''}`;
}

function packagesOf(name: string, type: PackageType): MatchablePackage[] {
  const listed: readonly ListedPackage[] = JSON.parse(
    read(`trivy-package-goldens/packages/${name}.json.golden`),
  );
  return listed.map((one) =>
    fakePackage(one.Name, versionOf(one.Epoch, one.Version, one.Release), {
      type,
      arch: one.Arch ?? null,
      module: one.Modularitylabel ?? null,
      vendor: one.Maintainer ?? null,
      ...(one.SrcName && {
        source: `${one.SrcName} ${versionOf(one.SrcEpoch, one.SrcVersion ?? '', one.SrcRelease)}`,
      }),
    }),
  );
}

/** `flaw package installed fixed state severity` of each package with the flaw, as Trivy lists them. */
function rowsOf(findings: readonly Finding[]): string[] {
  return findings
    .flatMap(({ flaw, packages, fixedVersion, state, severity }) =>
      packages.map(({ name, version }) =>
        [flaw, name, version, fixedVersion ?? '', state, severity].join(' '),
      ),
    )
    .toSorted();
}

/** Each once: a package may be in several files. */
function goldenRows(name: string): string[] {
  const report: Report = JSON.parse(read(`trivy-golden/${name}.json.golden`));
  const found = (report.Results ?? []).flatMap(({ Vulnerabilities = [] }) => Vulnerabilities);
  const rows = found.map((one) =>
    [
      one.VulnerabilityID,
      one.PkgName,
      one.InstalledVersion,
      one.FixedVersion ?? '',
      one.Status.replaceAll('_', '-'),
      one.Severity.toLowerCase(),
    ].join(' '),
  );
  if (rows.length === 0) throw new Error(`${name} holds nothing.`);
  return [...new Set(rows)].toSorted();
}

function distribution(text: string): Distribution {
  const [id = '', version = ''] = text.split(' ');
  return { id, version, codename: null, title: '' };
}

/** No part of the repository: Trivy's database and packages of real images, and what Trivy finds. */
describe.skipIf(!existsSync(shared))('as Trivy', () => {
  test.each<[string, string, PackageType, string]>([
    ['alpine-310', 'alpine-310', 'apk', 'alpine 3.10.2'],
    ['debian-buster', 'debian-buster', 'deb', 'debian 10'],
    ['ubuntu-1804', 'ubuntu-18.04', 'deb', 'ubuntu 18.04'],
    ['photon-30', 'photon-30', 'rpm', 'photon 3.0'],
    ['opensuse-tumbleweed', 'opensuse-tumbleweed', 'rpm', 'opensuse-tumbleweed 20240607'],
  ])('finds in all that %s holds', (golden, list, type, release) => {
    const { findings, unmatched } = fakeMatch(distribution(release), packagesOf(list, type), advisories());
    expect(rowsOf(findings)).toEqual(goldenRows(golden));
    expect(unmatched).toEqual([]);
  });

  /** There is no list of what these hold: only what Trivy found in them is asked for. */
  test.each<[string, PackageType, string | null]>([
    ['rockylinux-8', 'rpm', 'rocky 8.5'],
    ['centos-7', 'rpm', 'centos 7.6'],
    ['npm', 'npm', null],
    ['pip', 'pypi', null],
    ['gomod-vex', 'golang', null],
    ['spring4shell-jre11', 'maven', null],
  ])('finds the same in the packages of %s', (golden, type, release) => {
    const named = new Map(
      goldenRows(golden)
        .map((row) => row.split(' ').slice(1, 3))
        .map(([name = '', version = '']) => [name, version]),
    );
    const packages = [...named].map(([name, version]) =>
      fakePackage(name, version, { type, arch: 'x86_64' }),
    );
    const { findings } = fakeMatch(release === null ? null : distribution(release), packages, advisories());
    expect(rowsOf(findings)).toEqual(goldenRows(golden));
  });
});
