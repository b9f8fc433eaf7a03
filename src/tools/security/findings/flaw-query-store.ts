import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { type Finding, Rank, Severity } from '#contracts/security/finding.ts';
import type { Database } from '#kernel/database/database.ts';
import { imageKey, type ImageKey } from '../reading/lab-image.ts';
import { findingOf } from './finding-store.ts';
import type { FindingTables } from './finding-tables.ts';

type Tables = Pick<Database<FindingTables>, 'query'>;
type Where = ExpressionBuilder<FindingTables, 'image_findings'>;

export interface FlawQuery {
  /** Empty: any. */
  readonly rank: readonly Rank[];
  readonly severity: readonly Severity[];
  readonly state: 'open' | 'accepted' | 'hidden' | 'all';
  readonly isRepairable?: boolean | undefined;
  readonly isExploited?: boolean | undefined;
  readonly package?: string | undefined;
  readonly search?: string | undefined;
}

const anything: FlawQuery = { rank: [], severity: [], state: 'all' };

/** Findings of these images are seen, and no others. */
export type SeenImages = readonly ImageKey[];

export interface FlawPage {
  /** The most urgent first. */
  readonly flaws: readonly string[];
  /** Of all pages. */
  readonly total: number;
}

/** One page of the flaws that are found. */
export async function queryFlaws(
  { query }: Tables,
  images: SeenImages,
  wanted: FlawQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<FlawPage> {
  if (images.length === 0) return { flaws: [], total: 0 };
  const found = query
    .selectFrom('image_findings')
    .where((eb) => eb.and([isIn(eb, images), ...conditionsOf(eb, wanted)]));
  const { total } = await found
    .select((eb) => eb.fn.count<number>('flaw').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select((eb) => ['flaw', eb.fn.min('urgency').as('urgency')])
    .groupBy('flaw')
    .orderBy('urgency')
    .orderBy('flaw')
    .offset(offset)
    .limit(limit)
    .execute();
  return { flaws: rows.map(({ flaw }) => flaw), total };
}

/** Where flaws are, by the key of the image: what is wanted of them; all, whatever their state, where nothing is said. */
export async function findingsOfFlaws(
  { query }: Tables,
  images: SeenImages,
  flaws: readonly string[],
  wanted: FlawQuery = anything,
): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>();
  if (images.length === 0 || flaws.length === 0) return found;
  const rows = await query
    .selectFrom('image_findings')
    .select(['host', 'image', 'finding'])
    .where('flaw', 'in', [...flaws])
    .where((eb) => eb.and([isInUnindexed(eb, images), ...conditionsOf(eb, wanted)]))
    .orderBy('place')
    .execute();
  for (const { host, image, finding } of rows) {
    const key = imageKey({ host, id: image });
    const known = found.get(key);
    if (known) known.push(findingOf(finding));
    else found.set(key, [findingOf(finding)]);
  }
  return found;
}

export interface FoundIn extends ImageKey {
  readonly finding: Finding;
}

const rowsAtOnce = 200;

/** All that is wanted, read piece by piece: findings of one flaw follow each other, in the same order every time. */
export async function* findingsByFlaw(
  { query }: Tables,
  images: SeenImages,
  wanted: FlawQuery,
): AsyncGenerator<FoundIn, void> {
  if (images.length === 0) return;
  const isSeen = images.length === 1 ? isIn : isInUnindexed;
  const sorted = query
    .selectFrom('image_findings')
    .where((eb) => eb.and([isSeen(eb, images), ...conditionsOf(eb, wanted)]))
    .select(['flaw', 'host', 'image', 'place', 'finding'])
    .orderBy('flaw')
    .orderBy('host')
    .orderBy('image')
    .orderBy('place')
    .limit(rowsAtOnce);
  let rows = await sorted.execute();
  for (;;) {
    for (const { host, image, finding } of rows) yield { host, id: image, finding: findingOf(finding) };
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    const { flaw, host, image, place } = last;
    rows = await sorted
      .where('flaw', '>=', flaw)
      .where((eb) =>
        eb(eb.refTuple('flaw', 'host', 'image', 'place'), '>', eb.tuple(flaw, host, image, place)),
      )
      .execute();
  }
}

function conditionsOf(eb: Where, wanted: FlawQuery): Expression<SqlBool>[] {
  const { rank, severity, state, search } = wanted;
  const conditions: Expression<SqlBool>[] = [];
  if (rank.length > 0)
    conditions.push(
      eb(
        'rank',
        'in',
        rank.map((one) => Rank.options.indexOf(one)),
      ),
    );
  if (severity.length > 0)
    conditions.push(
      eb(
        'severity',
        'in',
        severity.map((one) => Severity.options.indexOf(one)),
      ),
    );
  if (state === 'open' || state === 'hidden')
    conditions.push(eb('is_accepted', '=', 0), eb('is_hidden', '=', Number(state === 'hidden')));
  if (state === 'accepted') conditions.push(eb('is_accepted', '=', 1));
  if (wanted.isRepairable !== undefined)
    conditions.push(eb('is_repairable', '=', Number(wanted.isRepairable)));
  if (wanted.isExploited !== undefined) conditions.push(eb('is_exploited', '=', Number(wanted.isExploited)));
  if (wanted.package !== undefined) conditions.push(isOfPackage(eb, wanted.package));
  for (const word of search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) conditions.push(holds(word));
  return conditions;
}

function isIn(eb: Where, images: SeenImages) {
  return isInBy(eb, images, eb.ref('host'));
}

/** Told so that no index of images is used: where a flaw is asked for, or flaws in their order, that of flaws finds far less. */
function isInUnindexed(eb: Where, images: SeenImages) {
  return isInBy(eb, images, sql<string>`host || ''`);
}

function isInBy(eb: Where, images: SeenImages, column: Expression<string>) {
  const byHost = Map.groupBy(images, ({ host }) => host);
  return eb.or(
    [...byHost].map(([host, all]) =>
      eb.and([
        eb(column, '=', host),
        eb(
          'image',
          'in',
          all.map(({ id }) => id),
        ),
      ]),
    ),
  );
}

/** A source, or one of the packages that were built from it. */
function isOfPackage(eb: Where, name: string) {
  // Quotes of texts are escaped in JSON, so that this is found in the list of packages only.
  const installed = `"name":${JSON.stringify(name)}`;
  const isInstalled = sql<SqlBool>`replace(finding, ${installed}, '') <> finding`;
  return eb.or([eb('package', '=', name), eb.and([holds(name.toLowerCase()), isInstalled])]);
}

/** `%` and `_` stand for themselves. */
function holds(word: string) {
  const pattern = `%${word.replaceAll(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`words like ${pattern} escape '!'`;
}
