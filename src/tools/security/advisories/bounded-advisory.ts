import type { Advisory, Affected, VersionSpan } from './advisory.ts';
import { cvesFirst } from './packed-id.ts';

/** Far beyond what sources write, so that nobody fills the disk or the memory through them. */
export const bounds = {
  id: 100,
  name: 512,
  version: 256,
  title: 300,
  url: 1_000,
  details: 64_000,
  note: 300,
  names: 100,
  references: 100,
  ratings: 20,
  spans: 2_000,
  versions: 20_000,
  affected: 50_000,
} as const;

export interface Bounded {
  /** Undefined: it cannot be taken at all. */
  readonly advisory: Advisory | undefined;
  /** What had to be left out of it, for a person. */
  readonly problem: string | undefined;
}

/** The same advisory within bounds, in an order that depends on what it says only. Texts that are for reading are cut silently. */
export function boundAdvisory(advisory: Advisory): Bounded {
  const id = advisory.id.trim();
  if (id === '' || id.length > bounds.id)
    return { advisory: undefined, problem: `An advisory has an id of ${id.length} characters.` };
  const taken = advisory.affected.slice(0, bounds.affected).filter(isUsable);
  const left = advisory.affected.length - taken.length;
  const bounded: Advisory = {
    feed: advisory.feed,
    id,
    aliases: namesOf(advisory.aliases).filter((name) => name !== id),
    related: namesOf(advisory.related).filter((name) => name !== id),
    title: cut(advisory.title, bounds.title)?.replaceAll(/\p{Cc}/gu, ' ') ?? null,
    details: cut(advisory.details, bounds.details),
    url: advisory.url !== null && advisory.url.length > bounds.url ? null : advisory.url,
    references: [...new Set(advisory.references)]
      .filter((one) => one.length <= bounds.url)
      .slice(0, bounds.references),
    publishedAtMs: timeOf(advisory.publishedAtMs),
    modifiedAtMs: timeOf(advisory.modifiedAtMs),
    withdrawnAtMs: advisory.withdrawnAtMs === null ? null : (timeOf(advisory.withdrawnAtMs) ?? 0),
    ratings: advisory.ratings.slice(0, bounds.ratings).map((rating) => ({
      source: rating.source.slice(0, bounds.id),
      severity: rating.severity,
      vector: rating.vector !== null && rating.vector.length <= bounds.version ? rating.vector : null,
      score: rating.score,
    })),
    affected: taken.map(boundAffected),
  };
  return {
    advisory: bounded,
    problem: left > 0 ? `${id}: ${left} of its packages could not be taken.` : undefined,
  };
}

function namesOf(names: readonly string[]): string[] {
  return cvesFirst(names.filter((name) => name !== '' && name.length <= bounds.id)).slice(0, bounds.names);
}

/** Half of a row would say that a version is not affected, so it is all or nothing. */
function isUsable(affected: Affected): boolean {
  const texts = [affected.ecosystem, affected.release, affected.scheme, ...affected.versions];
  return (
    affected.name !== '' &&
    affected.name.length <= bounds.name &&
    !`${affected.ecosystem}${affected.release}${affected.name}`.includes('\0') &&
    affected.spans.length <= bounds.spans &&
    affected.versions.length <= bounds.versions &&
    (affected.arches ?? []).length <= bounds.names &&
    texts.every((text) => text.length <= bounds.version) &&
    [affected.module, affected.channel, ...(affected.arches ?? [])].every(
      (text) => (text ?? '').length <= bounds.version,
    ) &&
    affected.spans.every((span) => Object.values(span).every((text) => text.length <= bounds.version))
  );
}

function boundAffected(one: Affected): Affected {
  return {
    ecosystem: one.ecosystem,
    release: one.release,
    name: one.name,
    kind: one.kind,
    scheme: one.scheme,
    state: one.state,
    spans: one.spans.map(plainSpan),
    versions: [...one.versions],
    ...(one.severity === undefined ? {} : { severity: one.severity }),
    ...(one.note === undefined || one.note === '' ? {} : { note: one.note.slice(0, bounds.note) }),
    ...(one.arches === undefined || one.arches.length === 0 ? {} : { arches: one.arches.toSorted() }),
    ...(one.module === undefined ? {} : { module: one.module }),
    ...(one.channel === undefined ? {} : { channel: one.channel }),
  };
}

/** Without the "0" that stands for the first version, which says nothing more than its absence. */
function plainSpan({ introduced, fixed, lastAffected }: VersionSpan): VersionSpan {
  return {
    ...(introduced === undefined || introduced === '0' || introduced === '' ? {} : { introduced }),
    ...(fixed === undefined ? {} : { fixed }),
    ...(lastAffected === undefined ? {} : { lastAffected }),
  };
}

function cut(text: string | null, most: number): string | null {
  if (text === null || text === '') return null;
  // A copy: a part of a long text would keep all of it in memory.
  return text.length <= most ? text : Buffer.from(text.slice(0, most)).toString();
}

/** The index keeps seconds. */
function timeOf(ms: number | null): number | null {
  return ms !== null && Number.isSafeInteger(ms) ? Math.floor(ms / 1_000) * 1_000 : null;
}
