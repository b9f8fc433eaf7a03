import type { Database } from '#kernel/database/database.ts';
import type { InventoryTables } from './inventory-tables.ts';

type Tables = Database<InventoryTables>;

/** What is known of a kept inventory without reading it. */
export interface KeptFacts {
  /** The image as its engine or registry calls it: `sha256:…`. */
  readonly image: string;
  readonly revisions: string;
  readonly scannedAtMs: number;
  /** When a host last had the image. */
  readonly seenAtMs: number;
  readonly packageCount: number;
  readonly problemCount: number;
}

const columns = ['image', 'revisions', 'scanned_ms', 'seen_ms', 'package_count', 'problem_count'] as const;

type FactRow = Pick<InventoryTables['inventories'], (typeof columns)[number]>;

function factsFrom(row: FactRow): KeptFacts {
  return {
    image: row.image,
    revisions: row.revisions,
    scannedAtMs: row.scanned_ms,
    seenAtMs: row.seen_ms,
    packageCount: row.package_count,
    problemCount: row.problem_count,
  };
}

/** Takes the place of what was kept of the image before. */
export async function writeInventory(
  { query }: Pick<Tables, 'query'>,
  facts: KeptFacts,
  inventory: Uint8Array,
): Promise<void> {
  const row = {
    revisions: facts.revisions,
    scanned_ms: facts.scannedAtMs,
    seen_ms: facts.seenAtMs,
    package_count: facts.packageCount,
    problem_count: facts.problemCount,
    inventory,
  };
  await query
    .insertInto('inventories')
    .values({ image: facts.image, ...row })
    .onConflict((conflict) => conflict.column('image').doUpdateSet(row))
    .execute();
}

export async function readInventory(
  { query }: Pick<Tables, 'query'>,
  image: string,
): Promise<(KeptFacts & { readonly packed: Uint8Array }) | undefined> {
  const row = await query.selectFrom('inventories').selectAll().where('image', '=', image).executeTakeFirst();
  return row && { ...factsFrom(row), packed: row.inventory };
}

export async function listInventories({ query }: Pick<Tables, 'query'>): Promise<KeptFacts[]> {
  const rows = await query.selectFrom('inventories').select(columns).orderBy('image').execute();
  return rows.map(factsFrom);
}

/** At most a few hundred images: each is a parameter. */
export async function noteSeen(
  { query }: Pick<Tables, 'query'>,
  images: readonly string[],
  nowMs: number,
): Promise<void> {
  if (images.length === 0) return;
  await query.updateTable('inventories').set({ seen_ms: nowMs }).where('image', 'in', images).execute();
}

export async function deleteInventory({ query }: Pick<Tables, 'query'>, image: string): Promise<void> {
  await query.deleteFrom('inventories').where('image', '=', image).execute();
}

export async function deleteUnseen({ query }: Pick<Tables, 'query'>, beforeMs: number): Promise<void> {
  await query.deleteFrom('inventories').where('seen_ms', '<', beforeMs).execute();
}
