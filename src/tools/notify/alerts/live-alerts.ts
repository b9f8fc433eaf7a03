import type { z } from 'zod';
import type { Caller } from '#contracts/access.ts';
import type { alertsEndpoints } from '#contracts/notify/alerts.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { Counts } from '../delivery/destination-store.ts';
import type { AlertBook } from './alert-book.ts';
import { mayOn, viewFor } from './alert-view.ts';

type Item = z.input<typeof alertsEndpoints.liveAlerts.item>;

interface Watched {
  readonly book: AlertBook;
  readonly dispatch: Dispatch;
  readonly counts: DeliveryCounts;
  readonly nowMs: () => number;
}

/**
 * Everything, then what changed, and how many messages wait for those who may see them all. Only names are kept between
 * two items, each once: a slow reader is sent the newest state and misses what lay between.
 */
export async function* liveAlerts(
  { book, dispatch, counts, nowMs }: Watched,
  caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent<Item>> {
  const stale = new Set<string>();
  let wake = () => {};
  const mark = (fingerprints: readonly string[]) => {
    for (const fingerprint of fingerprints) stale.add(fingerprint);
    wake();
  };
  let counted: Counts | undefined;
  const count = (now: Counts) => {
    counted = now;
    wake();
  };
  const stops = [
    book.watch(({ changed, gone }) => mark([...changed.map(({ fingerprint }) => fingerprint), ...gone])),
    dispatch.watch(mark),
    ...(mayOn(caller, 'notify:read', {}) ? [counts.watch(count)] : []),
  ];
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  const shown = new Set<string>();
  const visible = (fingerprint: string) => {
    const record = book.get(fingerprint);
    if (!record || !mayOn(caller, 'notify:read', record.labels)) return [];
    return [viewFor(caller, record, { book, dispatch }, nowMs())];
  };
  try {
    const alerts = [...book.all()].flatMap(({ fingerprint }) => visible(fingerprint));
    for (const { fingerprint } of alerts) shown.add(fingerprint);
    yield { data: { kind: 'all', alerts } };
    while (!signal.aborted) {
      if (stale.size === 0 && !counted) await new Promise<void>((resolve) => (wake = resolve));
      if (counted) {
        const { waiting, dead } = counted;
        counted = undefined;
        yield { data: { kind: 'delivery', waiting, dead } };
      }
      const names = [...stale];
      stale.clear();
      const changed = names.flatMap(visible);
      const there = new Set(changed.map(({ fingerprint }) => fingerprint));
      const gone = names.filter((name) => !there.has(name) && shown.delete(name));
      for (const name of there) shown.add(name);
      if (changed.length + gone.length > 0) yield { data: { kind: 'changed', alerts: changed, gone } };
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    for (const stop of stops) stop();
  }
}
