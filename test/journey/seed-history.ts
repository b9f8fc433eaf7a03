import { insertEvent, type NewEvent } from '#tools/containers/history/event-store.ts';
import { historyKeys } from '#tools/containers/history/history-key.ts';
import { insertHistory } from '#tools/containers/history/history-store.ts';
import { packMinute } from '#tools/containers/history/minute-row.ts';
import { sealUsage } from '#tools/containers/history/seal-usage.ts';
import type { UsageValues } from '#tools/containers/history/usage-metrics.ts';
import { openTestKernel } from '#tools/containers/test-containers.ts';
import { realisticUsage } from '../realistic-usage.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface SeededContainer {
  readonly id: string;
  readonly name: string;
  /** Shares the network of another one, so that it has no traffic of its own. */
  readonly sharesNetwork?: boolean;
}

/** Writes two days of usage and some events into a data folder that no NEXUS uses yet. Between hours 20 and 22 nothing was measured. */
export async function seedHistory(folder: string, containers: readonly SeededContainer[]): Promise<void> {
  await using kernel = await openTestKernel({ folder });
  const { database } = kernel;
  const endMs = Math.floor(Date.now() / minuteMs) * minuteMs;
  const beginMs = endMs - 48 * hourMs;
  const used = new Map<number, (atMs: number) => UsageValues>();
  for (const [seed, container] of containers.entries()) {
    const historyId = await database.transaction(async (tx) => {
      const { id, name } = container;
      const [key = ''] = historyKeys({ id, name, stack: null });
      const about = { containerId: id, name, image: 'busybox', stack: null, service: null, labels: {} };
      const history = await insertHistory(tx, { host: 'local', key, lastSeenMs: endMs, ...about });
      for (const event of eventsOf(history.id, id, endMs)) await insertEvent(tx, event);
      return history.id;
    });
    used.set(historyId, usageOf(container, seed));
  }
  const rows = Array.from({ length: (endMs - beginMs) / minuteMs }, (_, minute) => {
    const atMs = beginMs + minute * minuteMs;
    return {
      host: 'local',
      at_ms: atMs,
      data: packMinute(new Map([...used].map(([id, at]) => [id, at(atMs)]))),
    };
  }).filter((_, minute) => minute < 20 * 60 || minute >= 22 * 60);
  await database.query.insertInto('usage_minutes').values(rows).execute();
  await sealUsage(database, endMs, new AbortController().signal);
}

function usageOf({ sharesNetwork }: SeededContainer, seed: number): (atMs: number) => UsageValues {
  // The one that shares a network is the database: its other figures are worth looking at.
  const usage = realisticUsage(seed + 1);
  if (!sharesNetwork) return usage;
  return (atMs) => ({ ...usage(atMs), networkRxBytesPerSecond: null, networkTxBytesPerSecond: null });
}

function eventsOf(historyId: number, containerId: string, endMs: number): NewEvent[] {
  const event = (hoursAgo: number, kind: NewEvent['kind'], detail: NewEvent['detail'] = {}): NewEvent => ({
    historyId,
    host: 'local',
    containerId: hoursAgo > 30 ? 'f'.repeat(64) : containerId,
    stack: null,
    kind,
    atMs: endMs - hoursAgo * hourMs,
    detail,
  });
  return [
    event(47, 'created', { image: 'example.test/app:1.4' }),
    event(46.9, 'started'),
    event(30, 'replaced', { from: 'example.test/app:1.4', to: 'example.test/app:1.5' }),
    event(29.9, 'started'),
    event(29.5, 'health', { health: 'healthy' }),
    event(9, 'health', { health: 'unhealthy' }),
    event(8.5, 'died', { exitCode: 137, oomKilled: true }),
    event(8.4, 'started'),
    event(3, 'renamed', { from: '<img src=x onerror="document.title=1">', to: 'a name' }),
    event(2, 'operation', { operation: 'restart', outcome: 'succeeded', by: 'ana' }),
  ];
}
