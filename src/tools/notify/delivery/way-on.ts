import type { Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { Reason } from '../reason.ts';
import { type DeliveryRow, readDelivery } from './delivery-store.ts';
import type { Destinations, StoredDestination } from './destination-list.ts';

/** Where a message can go that cannot go where it is. */
export interface WayOn {
  readonly next: StoredDestination | undefined;
  /** Fallbacks on the way that refuse every message. */
  readonly broken: readonly StoredDestination[];
  /** One on the way only pauses: it may take the message later. */
  readonly isPaused: boolean;
}

/** Along the fallbacks of `destination`, past those that take nothing and those in `visited`. */
export function wayOn(
  destinations: Destinations,
  destination: StoredDestination,
  visited: ReadonlySet<string> = new Set(),
): WayOn {
  const seen = new Set([...visited, destination.id]);
  const broken: StoredDestination[] = [];
  let isPaused = false;
  for (let each = fallbackOf(destinations, destination); each !== undefined && !seen.has(each.id);) {
    if (!each.isEnabled) isPaused = true;
    else if (each.row.broken_reason === null) return { next: each, broken, isPaused };
    else broken.push(each);
    seen.add(each.id);
    each = fallbackOf(destinations, each);
  }
  return { next: undefined, broken, isPaused };
}

function fallbackOf(destinations: Destinations, { row }: StoredDestination): StoredDestination | undefined {
  return row.fallback_id === null ? undefined : destinations.find(row.fallback_id);
}

/** What the message was before, at other destinations; oldest first, without itself. */
export async function cameThrough(tx: Transaction<NotifySchema>, row: DeliveryRow): Promise<DeliveryRow[]> {
  const before: DeliveryRow[] = [];
  for (let id = row.fallback_of; id !== null;) {
    const each: DeliveryRow | undefined = await readDelivery(tx, id);
    if (each !== undefined) before.unshift(each);
    id = each?.fallback_of ?? null;
  }
  return before;
}

/** One failure, or all of them with the names of the destinations. */
export function allFailures(failures: readonly (Reason & { readonly name: string })[]): Reason {
  const [first] = failures;
  if (failures.length === 1 && first) return { en: first.en, es: first.es };
  return {
    en: failures.map(({ name, en }) => `${name}: ${sentence(en)}`).join(' '),
    es: failures.map(({ name, es }) => `${name}: ${sentence(es)}`).join(' '),
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
