import type { FeedItem } from '../../feeds/feed.ts';
import type { Advisory, Affected } from '../advisory.ts';
import type { Release } from '../part-state.ts';
import { type Row, numberAt } from '../row-values.ts';
import { advisoryOf, timeOf } from './grype-advisory.ts';
import { affectedOf } from './grype-affected.ts';
import { ExploitedBlob, PackageBlob, VulnerabilityBlob, readBlob } from './grype-blobs.ts';
import type { GrypeDatabase } from './grype-database-store.ts';
import { languagePackage } from './grype-language.ts';
import { type GrypeRelease, releaseOf, systemOf } from './grype-release.ts';

export interface GrypeScope {
  /** Whether rows about a release are wanted at all; languages have none. */
  wants(release: Release): boolean;
  /** Whether its KEV and EPSS are wanted. */
  readonly withFacts: boolean;
}

/** Rows of one advisory that are told together. */
const mostAtOnce = 500;

/** What Grype's database tells, as a feed would, in pieces: packages of one advisory are in many places. */
export function* grypeItems(database: GrypeDatabase, scope: GrypeScope): Generator<FeedItem, void> {
  const systems = wantedSystems(database, scope);
  const told = new Set<number>();
  for (const table of ['affected', 'unaffected'] as const) {
    let pending: { readonly id: number; readonly affected: Affected[] } | undefined;
    for (const row of database.handles(table)) {
      const id = numberAt(row, 1);
      const read = readHandle(row, systems, scope, table === 'unaffected');
      if (read.problem !== undefined) yield { kind: 'problem', detail: read.problem };
      if (read.affected.length === 0) continue;
      if (pending?.id !== id || pending.affected.length >= mostAtOnce) {
        if (pending) yield* pieceOf(database, pending, told);
        pending = { id, affected: [] };
      }
      pending.affected.push(...read.affected);
    }
    if (pending) yield* pieceOf(database, pending, told);
  }
  if (scope.withFacts) yield* facts(database);
}

function wantedSystems(database: GrypeDatabase, scope: GrypeScope): ReadonlyMap<number, GrypeRelease> {
  const wanted = new Map<number, GrypeRelease>();
  for (const row of database.systems()) {
    const release = releaseOf(systemOf(row));
    if (release && scope.wants(release)) wanted.set(numberAt(row, 0), release);
  }
  return wanted;
}

function readHandle(
  row: Row,
  systems: ReadonlyMap<number, GrypeRelease>,
  scope: GrypeScope,
  isUnaffected: boolean,
): ReturnType<typeof affectedOf> {
  const [, , system, ecosystem, name, text] = row;
  if (typeof ecosystem !== 'string' || typeof name !== 'string') return { affected: [] };
  const place =
    typeof system === 'number'
      ? withName(systems.get(system), name)
      : withScope(languagePackage(ecosystem, name), scope);
  if (!place) return { affected: [] };
  const blob = readBlob(PackageBlob, typeof text === 'string' ? text : null);
  if (!blob) return { affected: [], problem: `What is said of ${name} cannot be read.` };
  return affectedOf({ ...place, ecosystemOfGrype: ecosystem, isUnaffected }, blob);
}

function withName(release: GrypeRelease | undefined, name: string) {
  return release && { ...release, name };
}

function withScope(found: ReturnType<typeof languagePackage>, scope: GrypeScope) {
  return found && scope.wants({ ecosystem: found.ecosystem, release: '' })
    ? { ...found, release: '' }
    : undefined;
}

/** What the advisory says itself goes with its first piece only: texts are long and pieces are many. */
function* pieceOf(
  database: GrypeDatabase,
  { id, affected }: { readonly id: number; readonly affected: readonly Affected[] },
  told: Set<number>,
): Generator<FeedItem, void> {
  const row = database.vulnerability(id);
  const [name, status, provider, publishedAt, modifiedAt, withdrawnAt, text] = row ?? [];
  if (typeof name !== 'string' || typeof provider !== 'string') {
    yield { kind: 'problem', detail: `Packages belong to an advisory ${id} that is not there.` };
    return;
  }
  const blob = readBlob(VulnerabilityBlob, typeof text === 'string' ? text : null);
  const aliases = told.has(id) ? [] : [...(blob?.aliases ?? []), ...database.aliases(name)];
  const head = advisoryOf(
    {
      name,
      provider,
      status: String(status),
      publishedAt: textOrNull(publishedAt),
      modifiedAt: textOrNull(modifiedAt),
      withdrawnAt: textOrNull(withdrawnAt),
    },
    { ...blob, aliases },
  );
  yield { kind: 'advisory', advisory: { ...(told.has(id) ? withoutTexts(head) : head), affected } };
  told.add(id);
}

function withoutTexts(head: Omit<Advisory, 'affected'>): Omit<Advisory, 'affected'> {
  return { ...head, details: null, url: null, references: [], ratings: [], aliases: [], related: [] };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function* facts(database: GrypeDatabase): Generator<FeedItem, void> {
  for (const [, cve, text] of database.exploited()) {
    const blob = readBlob(ExploitedBlob, textOrNull(text)) ?? {};
    const isRansomware = blob.known_ransomware_campaign_use?.toLowerCase() === 'known';
    const exploited = {
      cve: String(cve),
      addedAtMs: timeOf(blob.date_added) ?? 0,
      dueAtMs: timeOf(blob.due_date),
      isRansomware,
      action: blob.required_action ?? '',
    };
    yield { kind: 'exploited', exploited };
  }
  for (const [, cve, probability, percentile] of database.likelihoods())
    yield {
      kind: 'likelihood',
      likelihood: { cve: String(cve), probability: Number(probability), percentile: Number(percentile) },
    };
}
