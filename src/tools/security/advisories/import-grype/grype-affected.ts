import { versionSchemes } from '#library/versions/index.ts';
import type { Affected, AffectedState, VersionSpan } from '../advisory.ts';
import type { GrypeRange, PackageBlob } from './grype-blobs.ts';
import type { GrypeRelease } from './grype-release.ts';
import { spansOfConstraint } from './spans-of-constraint.ts';

export interface GrypePackage extends Omit<GrypeRelease, 'channel'> {
  readonly name: string;
  readonly channel?: string | undefined;
  /** `deb`, `apk`, `rpm`, or a language's. */
  readonly ecosystemOfGrype: string;
  /** From `unaffected_package_handles`. */
  readonly isUnaffected: boolean;
}

export interface ReadAffected {
  readonly affected: readonly Affected[];
  readonly problem?: string;
}

/** Version types of Grype whose scheme has another name here. */
const schemeNames: Readonly<Record<string, string>> = {
  deb: 'dpkg',
  python: 'pep440',
  'go-module': 'go',
  golang: 'go',
  'java-archive': 'maven',
  jvm: 'maven',
  npm: 'semver',
  bitnami: 'semver',
};

const states: Readonly<Record<string, AffectedState>> = {
  fixed: 'fixed',
  'not-fixed': 'affected',
  'wont-fix': 'will-not-fix',
  'not-affected': 'not-affected',
};

/** Rows of one package of one advisory: ranges of the same state together, those with a note of their own apart. */
export function affectedOf(pack: GrypePackage, blob: PackageBlob): ReadAffected {
  // Builds of Root.io are other packages with the same names.
  if (blob.qualifiers?.rootio === true) return { affected: [] };
  const ranges: readonly GrypeRange[] = blob.ranges?.length ? blob.ranges : [{}];
  const rows = ranges.map((range) => rowOf(pack, blob, range));
  const affected = rows.filter((row) => row !== undefined);
  const left = rows.length - affected.length;
  return {
    affected: joined(affected),
    ...(left > 0 && { problem: `${left} ranges of ${pack.name} cannot be read.` }),
  };
}

function rowOf(pack: GrypePackage, blob: PackageBlob, range: GrypeRange): Affected | undefined {
  const spans = spansOfConstraint(range.version?.constraint ?? '');
  if (!spans) return undefined;
  const type = range.version?.type || pack.ecosystemOfGrype;
  const scheme = schemeNames[type] ?? type;
  const state = stateOf(pack, range, spans);
  const fix = range.fix?.version ?? '';
  const repaired = state === 'fixed' && fix !== '' ? withRepair(spans, fix, scheme) : { spans };
  return {
    ecosystem: pack.ecosystem,
    release: pack.release,
    name: pack.name,
    kind: pack.ecosystemOfGrype === 'deb' || pack.ecosystemOfGrype === 'apk' ? 'source' : 'binary',
    scheme,
    state,
    // One without limits holds every version, which no span at all says too.
    spans: repaired.spans.some((span) => Object.keys(span).length === 0) ? [] : repaired.spans,
    versions: [],
    ...(repaired.note !== undefined && { note: repaired.note }),
    ...qualifiersOf(blob),
    ...(pack.channel !== undefined && { channel: pack.channel }),
  };
}

function stateOf(pack: GrypePackage, range: GrypeRange, spans: readonly VersionSpan[]): AffectedState {
  if (pack.isUnaffected || spans.length === 0) return 'not-affected';
  const state = states[range.fix?.state ?? ''] ?? 'affected';
  // "Fixed" without saying where is no repair that anybody could take.
  const saysWhere = (range.fix?.version ?? '') !== '' || spans.some(({ fixed }) => fixed !== undefined);
  return state === 'fixed' && !saysWhere ? 'affected' : state;
}

/**
 * Where a range ends with the last affected version, the version that repairs it goes beside, when it is newer; otherwise it is of
 * another line, and only a note.
 */
function withRepair(
  spans: readonly VersionSpan[],
  fix: string,
  schemeId: string,
): { readonly spans: readonly VersionSpan[]; readonly note?: string } {
  if (spans.some(({ fixed }) => fixed !== undefined)) return { spans };
  const scheme = versionSchemes.find(({ id }) => id === schemeId);
  const isNewer = ({ lastAffected }: VersionSpan) =>
    lastAffected !== undefined && (scheme?.compare(fix, lastAffected) ?? -1) > 0;
  if (spans.every(isNewer)) return { spans: spans.map((span) => ({ ...span, fixed: fix })) };
  return { spans, note: `Fixed in ${fix}` };
}

function qualifiersOf({ qualifiers }: PackageBlob): Pick<Affected, 'module' | 'arches'> {
  const module = qualifiers?.rpm_modularity ?? '';
  const arches = [qualifiers?.architecture ?? []].flat().filter((arch) => arch !== '');
  return { ...(module !== '' && { module }), ...(arches.length > 0 && { arches }) };
}

/** Rows that differ in their spans only become one; a row for every version stays as it is. */
function joined(rows: readonly Affected[]): readonly Affected[] {
  const groups = new Map<string, Affected>();
  for (const row of rows) {
    const { spans, ...rest } = row;
    const key = spans.length === 0 ? JSON.stringify(row) : JSON.stringify(rest);
    groups.set(key, { ...row, spans: [...(groups.get(key)?.spans ?? []), ...spans] });
  }
  return [...groups.values()];
}
