import type { Rating, Severity } from '#contracts/security/finding.ts';
import type { Advisory, Affected, AffectedState, VersionSpan } from '../../advisories/advisory.ts';
import { fakeAdvisory } from '../fake-look-up.ts';
import type { YamlValue } from './read-block-yaml.ts';

type Fields = Readonly<Record<string, YamlValue>>;
type Place = Pick<Affected, 'ecosystem' | 'release' | 'kind' | 'scheme'>;

const severities: readonly Severity[] = ['unknown', 'low', 'medium', 'high', 'critical'];
/** The numbers of Trivy's `Status`. */
const states: Readonly<Record<string, AffectedState>> = {
  2: 'affected',
  5: 'will-not-fix',
  6: 'deferred',
  7: 'end-of-life',
};
const sources: Readonly<Record<string, string>> = {
  ghsa: 'github',
  'oracle-oval': 'oracle',
  'cbl-mariner': 'azurelinux',
};
const source = { kind: 'source' } as const;
const binary = { kind: 'binary' } as const;
/** Names of Trivy's buckets: the start, and what stands behind it is the release. */
const distributions: readonly (readonly [name: string, place: Omit<Place, 'release'>])[] = [
  ['alpine ', { ecosystem: 'alpine', scheme: 'apk', ...source }],
  ['debian ', { ecosystem: 'debian', scheme: 'dpkg', ...source }],
  ['ubuntu ', { ecosystem: 'ubuntu', scheme: 'dpkg', ...source }],
  ['Photon OS ', { ecosystem: 'photon', scheme: 'rpm', ...source }],
  ['openSUSE Leap ', { ecosystem: 'opensuse', scheme: 'rpm', ...binary }],
  ['openSUSE Tumbleweed', { ecosystem: 'opensuse', scheme: 'rpm', ...binary }],
  ['rocky ', { ecosystem: 'rocky', scheme: 'rpm', ...binary }],
  ['Red Hat', { ecosystem: 'rhel', scheme: 'rpm', ...binary }],
];
const languages: Readonly<Record<string, Omit<Place, 'release'>>> = {
  npm: { ecosystem: 'npm', scheme: 'semver', ...binary },
  pip: { ecosystem: 'pypi', scheme: 'pep440', ...binary },
  go: { ecosystem: 'golang', scheme: 'go', ...binary },
  maven: { ecosystem: 'maven', scheme: 'maven', ...binary },
};

/** For tests: Trivy's table of flaws, as ratings by id. */
export function trivyRatings(table: YamlValue): ReadonlyMap<string, readonly Rating[]> {
  const rated = listOf(table).flatMap((bucket) =>
    listOf(fieldsOf(bucket)['pairs']).map((pair): [string, readonly Rating[]] => {
      const { key, value } = fieldsOf(pair);
      const { VendorSeverity: byVendor, Severity: word } = fieldsOf(value);
      const vendors = Object.entries(fieldsOf(byVendor)).map(([vendor, number]) =>
        rating(sources[vendor] ?? vendor, severities[Number(textOf(number))]),
      );
      const overall = severities.find((one) => one === textOf(word).toLowerCase());
      return [textOf(key), vendors.length > 0 ? vendors : [rating('trivy', overall)]];
    }),
  );
  return new Map(rated);
}

/** For tests: a table of Trivy's database as advisories. Of Red Hat's, what is said of release 7. */
export function trivyAdvisories(
  table: YamlValue,
  ratings: ReadonlyMap<string, readonly Rating[]>,
): readonly Advisory[] {
  return listOf(table).flatMap((bucket) => {
    const place = placeOf(textOf(fieldsOf(bucket)['bucket']));
    if (place === undefined) return [];
    return listOf(fieldsOf(bucket)['pairs']).flatMap((one) => {
      const { bucket: name, pairs } = fieldsOf(one);
      return listOf(pairs).flatMap((pair) =>
        advisoriesOf(fieldsOf(pair), { ...place, name: textOf(name) }, ratings),
      );
    });
  });
}

function placeOf(bucket: string): Place | undefined {
  const [language = ''] = bucket.split('::');
  if (bucket.includes('::')) return languages[language] && { ...languages[language], release: '' };
  const [name = '', place] = distributions.find(([start]) => bucket.startsWith(start)) ?? [];
  return place && { ...place, release: place.ecosystem === 'rhel' ? '7' : bucket.slice(name.length) };
}

function advisoriesOf(
  { key, value }: Fields,
  place: Place & { readonly name: string },
  ratings: ReadonlyMap<string, readonly Rating[]>,
): readonly Advisory[] {
  const fields = fieldsOf(value);
  const id = textOf(key).trim();
  const make = (flaw: string, affected: Partial<Affected>): Advisory =>
    fakeAdvisory(flaw, [{ ...place, ...affected }], { feed: 'trivy', ratings: ratings.get(flaw) ?? [] });
  if (place.ecosystem !== 'rhel') return [make(id, affectedOf(fields))];
  return listOf(fields['Entries']).flatMap((item) => {
    const entry = fieldsOf(item);
    const fixed = textOf(entry['FixedVersion']);
    if (fixed !== '' && !fixed.includes('.el7')) return [];
    return listOf(entry['Cves']).map((cve) => {
      const { ID: flaw, Severity: number } = fieldsOf(cve);
      return make(
        textOf(flaw) || id,
        affectedOf({ ...entry, ...(number !== undefined && { Severity: number }) }),
      );
    });
  });
}

function affectedOf(fields: Fields): Partial<Affected> {
  const fixed = textOf(fields['FixedVersion']);
  const ranges = listOf(fields['VulnerableVersions']).map((range) => spanOf(textOf(range)));
  const severity = severities[Number(textOf(fields['Severity']) || 'none')];
  return {
    state: fixed !== '' || ranges.length > 0 ? 'fixed' : (states[textOf(fields['Status'])] ?? 'affected'),
    spans: fixed === '' ? ranges : [{ fixed }],
    ...(severity && { severity }),
  };
}

/** `>= 5.3.0, < 5.3.18`. */
function spanOf(range: string): VersionSpan {
  const fields = { '>=': 'introduced', '<': 'fixed', '<=': 'lastAffected' } as const;
  const limits = range.split(',').flatMap((part) => {
    const [operator, version] = part.trim().split(/\s+/);
    return operator === '>=' || operator === '<' || operator === '<=' ? [[fields[operator], version]] : [];
  });
  return Object.fromEntries(limits);
}

function rating(from: string, severity: Severity | undefined): Rating {
  return { source: from, severity: severity ?? 'unknown', vector: null, score: null };
}

function fieldsOf(value: YamlValue | undefined): Fields {
  return typeof value === 'object' && !isList(value) ? value : {};
}

function listOf(value: YamlValue | undefined): readonly YamlValue[] {
  return typeof value === 'object' && isList(value) ? value : [];
}

function isList(value: Exclude<YamlValue, string>): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function textOf(value: YamlValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
