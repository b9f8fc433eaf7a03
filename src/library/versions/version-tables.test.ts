import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isWithin } from './constraints/is-within.ts';
import { parseConstraint } from './constraints/parse-constraint.ts';
import { versionSchemes } from './index.ts';
import type { VersionScheme } from './scheme.ts';

/** Tables of other projects' tests; they are no part of the repository, the tests beside hold what they taught. */
const folder = new URL('../../../../shared/data/cve/versions/', import.meta.url);

/** Where a scheme orders otherwise than a table on purpose: the rows, as `a b` or `constraint version`, and why. */
const differences: Readonly<Record<string, { readonly rows: RegExp; readonly count: number }>> = {
  // Maven 4 reads `rc2` and `rc-2` as one item; the tables were made with Maven 3.
  'maven/osv-scalibr.tsv': { rows: /^1-1\.foo-bar-1-baz-0\.1 /, count: 1 },
  'maven/osv-scalibr-generated.tsv': {
    rows: /^(3\.2\.0rc2|1\.0\.0-beta11|3\.5\.0-CR-2|v3\.7\.0rc2) \S+(\.\d|Beta-1)$/,
    count: 4,
  },
  // Grype takes `el8` and `el8.0.0` for the same release; rpm does not.
  'rpm/grype-constraints.tsv': { rows: /0:8\.3\.1-5\.el8\.0\.0 8\.3\.1-5\.el8$|^> .*el8\.0\.0$/, count: 2 },
  // A fourth part is no version to npm; Grype reads the way of RubyGems too.
  'semver/grype-constraints.tsv': { rows: / \d\.\d\.0\.(alpha|beta|rc)\S*$/, count: 23 },
  // An empty text says nothing, though RubyGems takes it for 0.
  'gem/go-gem-version.tsv': { rows: /^ 0$/, count: 1 },
  'gem/grype-compare.tsv': { rows: /^ 0$/, count: 1 },
  // Grype cuts the platform off; here that is up to who reads the gem.
  'gem/grype-constraints.tsv': { rows: / \S+-(x86|x86_64|aarch64)-(linux|darwin)\S*$/, count: 8 },
  // The tables compare as PHP does what Composer would refuse, or first write out: `v3.0` is newer than `v3.0.0-beta`.
  'packagist/osv-scalibr.tsv': { rows: /4\.3-2|1\.2\.3\.#|dev-foo|^1\.0\.0 1\.0$/, count: 9 },
  'packagist/osv-scalibr-generated.tsv': {
    rows: /\.post\d|\.dev\d|-test1|-stable|-ALPHA|^v\d(\.\d|-beta4)? v\d\.\d(\.0)?-(alpha|beta)/,
    count: 28,
  },
};

/** Not among them: tables of npm's, PEP 440's and Maven's own languages of constraints, which no feed writes. */
const orders: readonly (readonly [file: string, scheme: string])[] = [
  ['apk/go-apk-version.tsv', 'apk'],
  ['apk/osv-scalibr.tsv', 'apk'],
  ['apk/osv-scalibr-generated.tsv', 'apk'],
  ['dpkg/go-deb-version.tsv', 'dpkg'],
  ['dpkg/osv-scalibr.tsv', 'dpkg'],
  ['dpkg/osv-scalibr-generated.tsv', 'dpkg'],
  ['rpm/go-rpm-version-evr.tsv', 'rpm'],
  ['rpm/go-rpm-version-rpmvercmp.tsv', 'rpm'],
  ['rpm/osv-scalibr.tsv', 'rpm'],
  ['rpm/grype-compare.tsv', 'rpm'],
  ['npm/node-semver-comparisons.tsv', 'semver'],
  ['npm/node-semver-equality.tsv', 'semver'],
  ['semver/go-version.tsv', 'semver'],
  ['semver/osv-scalibr.tsv', 'semver'],
  ['pep440/go-pep440-ordered-cross.tsv', 'pep440'],
  ['pep440/osv-scalibr.tsv', 'pep440'],
  ['pep440/osv-scalibr-generated.tsv', 'pep440'],
  ['maven/go-mvn-version.tsv', 'maven'],
  ['maven/grype-compare.tsv', 'maven'],
  ['maven/osv-scalibr.tsv', 'maven'],
  ['maven/osv-scalibr-generated.tsv', 'maven'],
  ['golang/oracle-xmod-semver.tsv', 'go'],
  ['gem/go-gem-version.tsv', 'gem'],
  ['gem/grype-compare.tsv', 'gem'],
  ['gem/osv-scalibr.tsv', 'gem'],
  ['gem/osv-scalibr-generated.tsv', 'gem'],
  ['packagist/osv-scalibr.tsv', 'packagist'],
  ['packagist/osv-scalibr-generated.tsv', 'packagist'],
  ['nuget/osv-scalibr.tsv', 'nuget'],
];
const constraints: readonly (readonly [file: string, scheme: string])[] = [
  ['apk/grype-constraints.tsv', 'apk'],
  ['dpkg/grype-constraints.tsv', 'dpkg'],
  ['rpm/grype-constraints.tsv', 'rpm-ignoring-missing-epoch'],
  ['semver/grype-constraints.tsv', 'semver'],
  ['pep440/grype-constraints.tsv', 'pep440'],
  ['maven/grype-constraints.tsv', 'maven'],
  ['golang/grype-constraints.tsv', 'go'],
  ['gem/grype-constraints.tsv', 'gem'],
];

function schemeOf(id: string): VersionScheme {
  const scheme = versionSchemes.find((one) => one.id === id);
  if (scheme === undefined) throw new Error(`There is no scheme ${id}.`);
  return scheme;
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

describe.skipIf(!existsSync(folder))('as other projects recorded it', () => {
  /** Rows that the scheme's own tool contradicts. */
  const disputed = new Set(
    existsSync(folder) ? rowsOf('oracle-disagreements.tsv').map(([file, , a, b]) => `${file} ${a} ${b}`) : [],
  );

  test.each(orders)('%s orders as %s does', (file, id) => {
    const scheme = schemeOf(id);
    const rows = rowsOf(file).filter(([a, b]) => !disputed.has(`${file} ${a} ${b}`));
    const wrong = rows.filter(([a = '', b = '', expected]) => {
      const [order, reverse] = [scheme.compare(a, b), scheme.compare(b, a)];
      if (order === undefined || reverse === undefined) return true;
      return Math.sign(order) !== Number(expected) || Math.sign(reverse) !== 0 - Number(expected);
    });
    expect(rows.length).toBeGreaterThan(0);
    expectOnlyDifferences(file, wrong);
  });

  test('rpm/grype-compare.tsv orders as rpm does where no epoch is known, disputed rows too', () => {
    const scheme = schemeOf('rpm-ignoring-missing-epoch');
    const wrong = rowsOf('rpm/grype-compare.tsv').filter(
      ([a = '', b = '', expected]) => Math.sign(scheme.compare(a, b) ?? Number.NaN) !== Number(expected),
    );
    expect(wrong).toEqual([]);
  });

  test.each(constraints)('%s decides as %s does', (file, id) => {
    const scheme = schemeOf(id);
    const rows = rowsOf(file);
    const wrong = rows.filter(([text = '', version = '', expected]) => {
      const constraint = parseConstraint(text);
      return constraint === undefined || String(isWithin(scheme, version, constraint)) !== expected;
    });
    expect(rows.length).toBeGreaterThan(0);
    expectOnlyDifferences(file, wrong);
  });

  test('what Python and npm take for versions, and for the same ones', () => {
    const [python, npm] = [schemeOf('pep440'), schemeOf('semver')];
    const misread = [
      ...rowsOf('pep440/go-pep440-valid.tsv').filter(
        ([text = '', expected]) => String(python.isVersion(text)) !== expected,
      ),
      ...rowsOf('pep440/go-pep440-normalise.tsv').filter(([a = '', b = '']) => python.compare(a, b) !== 0),
      ...rowsOf('npm/node-semver-valid.tsv').filter(([text = '']) => !npm.isVersion(text)),
      // Numbers are of any length here.
      ...rowsOf('npm/node-semver-invalid.tsv').filter(
        ([text = '', reason = '']) => npm.isVersion(text) && !reason.startsWith('too'),
      ),
    ];
    expect(misread).toEqual([]);
  });

  test('no table of apk, dpkg, rpm and Go is left out', () => {
    const replayed = new Set([...orders, ...constraints].map(([file]) => file));
    const folders = ['apk', 'dpkg', 'rpm', 'golang'];
    const files = folders.flatMap((name) =>
      readdirSync(new URL(name, folder)).map((file) => `${name}/${file}`),
    );
    expect(files.filter((file) => !replayed.has(file))).toEqual([]);
  });
});

function expectOnlyDifferences(file: string, wrong: readonly (readonly string[])[]): void {
  const { rows = /^$/, count = 0 } = differences[file] ?? {};
  const shown = wrong.map(([a, b]) => `${a} ${b}`);
  expect(shown.filter((row) => !rows.test(row))).toEqual([]);
  expect(shown).toHaveLength(count);
}
