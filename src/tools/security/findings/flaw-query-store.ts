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
  const found = query.selectFrom('image_findings').where((eb) => conditionOf(eb, images, wanted));
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

/** Where flaws are, by the key of the image; whatever their state. */
export async function findingsOfFlaws(
  { query }: Tables,
  images: SeenImages,
  flaws: readonly string[],
): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>();
  if (images.length === 0 || flaws.length === 0) return found;
  const rows = await query
    .selectFrom('image_findings')
    .select(['host', 'image', 'finding'])
    .where((eb) => eb.and([isIn(eb, images), eb('flaw', 'in', [...flaws])]))
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

function conditionOf(eb: Where, images: SeenImages, wanted: FlawQuery) {
  const { rank, severity, state, search } = wanted;
  const conditions: Expression<SqlBool>[] = [isIn(eb, images)];
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
  if (wanted.package !== undefined) conditions.push(eb('package', '=', wanted.package));
  for (const word of search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) conditions.push(holds(word));
  return eb.and(conditions);
}

function isIn(eb: Where, images: SeenImages) {
  return eb.or(images.map(({ host, id }) => eb.and([eb('host', '=', host), eb('image', '=', id)])));
}

/** `%` and `_` stand for themselves. */
function holds(word: string) {
  const pattern = `%${word.replaceAll(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`words like ${pattern} escape '!'`;
}
