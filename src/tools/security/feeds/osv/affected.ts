import { isInSpans } from '#library/versions/spans/is-in-spans.ts';
import type { Affected, VersionSpan } from '../../advisories/advisory.ts';
import { fieldsOf, lineOf, listOf, wordOf, wordsOf } from '../reading/fields.ts';
import type { OsvEcosystem, OsvPlace } from './osv-ecosystem.ts';
import { severityOf } from './ratings.ts';
import { spansOf } from './spans.ts';

const mostAffected = 5000;
const mostVersions = 10_000;

/**
 * The packages of a record that are of the ecosystem and of wanted releases, each once. An entry without ranges that can be evaluated
 * and without versions matches nothing and is left out.
 */
export function affectedOf(
  affected: unknown,
  ecosystem: OsvEcosystem,
  releases: ReadonlySet<string>,
): readonly Affected[] {
  const rows = new Map<string, Affected>();
  for (const entry of listOf(affected, mostAffected)) {
    const row = rowOf(entry, ecosystem, releases);
    if (!row) continue;
    const key = JSON.stringify([row.release, row.name, row.channel, row.severity]);
    const before = rows.get(key);
    rows.set(key, before ? joined(before, row) : row);
  }
  return withoutIdleChannels([...rows.values()]);
}

function rowOf(entry: unknown, ecosystem: OsvEcosystem, releases: ReadonlySet<string>): Affected | undefined {
  const { package: about, versions: rawVersions, severity, ecosystem_specific: specific } = fieldsOf(entry);
  const place = placeOf(fieldsOf(about)['ecosystem'], ecosystem);
  const name = wordOf(fieldsOf(about)['name'], 500);
  if (!place || name === null || !releases.has(place.release)) return undefined;
  const spans = spansOf(entry, ecosystem.scheme);
  const versions = versionsBeside(spans, wordsOf(rawVersions, mostVersions), ecosystem);
  if (spans.length === 0 && versions.length === 0) return undefined;
  const rating = severityOf(severity);
  const note = place.channel === undefined ? null : lineOf(fieldsOf(specific)['availability']);
  return {
    ecosystem: ecosystem.id,
    ...place,
    name: ecosystem.nameOf(name),
    kind: ecosystem.kind,
    scheme: ecosystem.scheme.id,
    state: spans.some(({ fixed }) => fixed !== undefined) ? 'fixed' : 'affected',
    spans,
    versions,
    ...(rating !== undefined && { severity: rating }),
    ...(note !== null && { note }),
  };
}

function placeOf(name: unknown, ecosystem: OsvEcosystem): OsvPlace | undefined {
  if (typeof name !== 'string') return undefined;
  const colon = name.indexOf(':');
  const base = colon < 0 ? name : name.slice(0, colon);
  return base === ecosystem.name ? ecosystem.placeOf(colon < 0 ? '' : name.slice(colon + 1)) : undefined;
}

/** Records list every version that lies in their ranges, which is most of their size: only those that lie in none are kept. */
function versionsBeside(
  spans: readonly VersionSpan[],
  versions: readonly string[],
  { scheme }: OsvEcosystem,
): readonly string[] {
  if (spans.length === 0) return versions;
  const isAll = spans.some((span) => Object.keys(span).length === 0);
  return isAll ? [] : versions.filter((version) => isInSpans(scheme, version, spans, []) !== true);
}

function joined(a: Affected, b: Affected): Affected {
  return {
    ...a,
    state: a.state === 'fixed' || b.state === 'fixed' ? 'fixed' : 'affected',
    spans: [...a.spans, ...b.spans],
    versions: [...new Set([...a.versions, ...b.versions])],
  };
}

/** Without a repair there is nothing that only subscribers get, unless others are told apart from them. */
function withoutIdleChannels(rows: readonly Affected[]): readonly Affected[] {
  const forAll = new Set(rows.filter(({ channel }) => channel === undefined).map(placeAndName));
  return rows.map((row) => {
    if (row.channel === undefined || row.state === 'fixed' || forAll.has(placeAndName(row))) return row;
    const { channel: _, ...rest } = row;
    return rest;
  });
}

function placeAndName({ release, name }: Affected): string {
  return `${release} ${name}`;
}
