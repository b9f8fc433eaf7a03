import type { Caller } from '#contracts/access.ts';
import type { TimelineEvent, TimelineKind } from '#contracts/containers/history.ts';
import type { Database } from '#kernel/database/database.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import { maySee, requirePermission } from '../require-permission.ts';
import { eventsBefore, type EventPosition, type StoredEvent } from './event-store.ts';
import { historyOfContainer } from './history-store.ts';

export interface TimelineQuery {
  readonly host?: string | undefined;
  readonly container?: string | undefined;
  readonly stack?: string | undefined;
  readonly kinds?: readonly TimelineKind[] | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

const readAtOnce = 200;
/** A caller who may see little of a long timeline gets a shorter page, and where to go on, rather than waiting. */
const mostReads = 20;

/** One page, newest first, of what the caller may see. */
export async function readTimeline(
  { database }: { readonly database: Database<ContainersSchema> },
  query: TimelineQuery,
  caller: Caller,
): Promise<{ events: TimelineEvent[]; next: string | null }> {
  const filter = { ...query, historyId: await historyIdOf(database, query, caller) };
  const events: TimelineEvent[] = [];
  let position = positionIn(query.before);
  for (let read = 0; read < mostReads; read++) {
    const found = await eventsBefore(database, filter, position, readAtOnce);
    for (const event of found) {
      position = event;
      if (mayKnow(caller, event)) events.push(shown(event));
      if (events.length === query.limit) return { events, next: idOf(event) };
    }
    if (found.length < readAtOnce) return { events, next: null };
  }
  return { events, next: position ? idOf(position) : null };
}

async function historyIdOf(
  database: Database<ContainersSchema>,
  { host, container }: TimelineQuery,
  caller: Caller,
): Promise<number | undefined> {
  if (container === undefined) return undefined;
  if (host === undefined) throw invalid('Name the host of the container.');
  const history = await historyOfContainer(database.query, host, container);
  if (!history) throw notFound('The container');
  requirePermission(caller, 'containers:read', history, 'The container');
  return history.id;
}

function mayKnow(caller: Caller, { host, stack, history }: StoredEvent): boolean {
  return maySee(caller, history ?? { host, stack, labels: {} });
}

function shown(event: StoredEvent): TimelineEvent {
  const { host, containerId, stack, kind, atMs, detail, times, lastAtMs, history } = event;
  const name = history?.name ?? stack ?? '';
  return { id: idOf(event), host, containerId, name, stack, kind, atMs, detail, times, lastAtMs };
}

function idOf({ atMs, id }: EventPosition): string {
  return `${atMs}.${id}`;
}

function positionIn(text: string | undefined): EventPosition | undefined {
  const [atMs, id] = text?.split('.').map(Number) ?? [];
  return atMs === undefined || id === undefined ? undefined : { atMs, id };
}
