import type { Severity } from '#contracts/security/finding.ts';
import type { Advisory, Affected, VersionSpan } from '../../advisories/advisory.ts';
import { fakeAdvisory } from '../fake-look-up.ts';

/** A record as Grype's tests keep it, of one of three shapes. */
export interface GrypeRecord {
  readonly item: {
    /** Empty beside an `Advisory`. */
    readonly Vulnerability?: {
      readonly Name: string;
      readonly Severity: string;
      readonly FixedIn: readonly {
        readonly Name: string;
        /** `ubuntu:20.04`, `ubuntu:20.04+esm`. */
        readonly NamespaceName: string;
        readonly Version: string;
        readonly VersionFormat: string;
      }[];
    };
    readonly Advisory?: {
      readonly ghsaId: string;
      readonly CVE: readonly string[];
      readonly Severity: string;
      readonly withdrawn: string | null;
      readonly FixedIn: readonly {
        readonly name: string;
        readonly range: string;
        readonly identifier: string;
      }[];
    };
    /** OSV's schema. */
    readonly id?: string;
    readonly aliases?: readonly string[];
    readonly affected?: readonly {
      readonly package: { readonly name: string };
      readonly ranges: readonly { readonly events: readonly Readonly<Record<string, string>>[] }[];
    }[];
  };
}

const severities: readonly Severity[] = ['negligible', 'low', 'medium', 'high', 'critical'];

/** For tests: a record as an advisory. `place` is of the languages, whose records do not say it. */
export function grypeAdvisory(
  { item }: GrypeRecord,
  place: Pick<Affected, 'ecosystem' | 'scheme'>,
): Advisory | undefined {
  if (item.Advisory) return ofGitHub(item.Advisory, place);
  if (item.Vulnerability) return ofDistribution(item.Vulnerability);
  if (item.id === undefined || item.affected === undefined) return undefined;
  const affected = item.affected.map((one) => ({
    ...binary(one.package.name, place),
    spans: one.ranges.flatMap(({ events }) => spansOf(events)),
  }));
  return fakeAdvisory(item.id, affected, { feed: 'osv', aliases: item.aliases ?? [] });
}

function ofDistribution({
  Name: id,
  Severity: word,
  FixedIn: rows,
}: NonNullable<GrypeRecord['item']['Vulnerability']>): Advisory {
  const affected = rows.map((row): Partial<Affected> => {
    const [ecosystem = '', place = ''] = row.NamespaceName.split(':');
    const [release = '', channel] = place.split('+');
    const isFixed = row.Version !== 'None';
    return {
      ecosystem,
      release,
      name: row.Name,
      scheme: row.VersionFormat,
      state: isFixed ? 'fixed' : 'affected',
      spans: isFixed ? [{ fixed: row.Version }] : [],
      ...(channel !== undefined && { channel }),
    };
  });
  return fakeAdvisory(id, affected, { feed: 'distribution', ratings: [rating('ubuntu', word)] });
}

function ofGitHub(
  {
    ghsaId,
    CVE: aliases,
    Severity: word,
    withdrawn,
    FixedIn: rows,
  }: NonNullable<GrypeRecord['item']['Advisory']>,
  place: Pick<Affected, 'ecosystem' | 'scheme'>,
): Advisory {
  const affected = rows.map((row) => ({
    ...binary(row.name, place),
    spans: [spanOf(row.range, row.identifier)],
  }));
  const withdrawnAtMs = withdrawn ? Date.parse(withdrawn) : null;
  return fakeAdvisory(ghsaId, affected, {
    feed: 'osv',
    aliases,
    withdrawnAtMs,
    ratings: [rating('github', word)],
  });
}

function binary(
  name: string,
  { ecosystem, scheme }: Pick<Affected, 'ecosystem' | 'scheme'>,
): Partial<Affected> {
  const asked = ecosystem === 'pypi' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name;
  return { ecosystem, scheme, release: '', name: asked, kind: 'binary', state: 'affected' };
}

/** `>= 5.3.0 <= 5.3.44`. What is below a version that does not repair it has no end. */
function spanOf(range: string, repair: string): VersionSpan {
  const limits = [...range.matchAll(/(>=|<=|<)\s*([^\s,]+)/g)].flatMap(([, operator, version]) => {
    if (operator === '>=') return [['introduced', version]];
    if (operator === '<=') return [['lastAffected', version]];
    return repair === 'None' ? [] : [['fixed', version]];
  });
  return Object.fromEntries(limits);
}

/** Events of one range, in order: each `introduced` begins a span. */
function spansOf(events: readonly Readonly<Record<string, string>>[]): readonly VersionSpan[] {
  const spans: VersionSpan[] = [];
  for (const event of events) {
    if (event['introduced'] !== undefined) spans.push({ introduced: event['introduced'] });
    else spans.push({ ...spans.pop(), fixed: event['fixed'] ?? '' });
  }
  return spans;
}

function rating(source: string, word: string) {
  const severity = severities.find((one) => one === word.toLowerCase()) ?? 'unknown';
  return { source, severity, vector: null, score: null };
}
