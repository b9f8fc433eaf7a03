import type { AlertChanges } from './alert-book.ts';
import type { StoredAlert } from './alert-store.ts';
import { flapMemoryMs } from './flap-score.ts';
import type { Noise } from './noise.ts';

/** The alerts of now as this process knows them. */
export interface AlertMemory {
  get(fingerprint: string): StoredAlert | undefined;
  all(): Iterable<StoredAlert>;
  /** Takes what is newer than what it has, and tells the watchers. */
  take(changed: readonly StoredAlert[], gone: readonly string[]): void;
  /** Results of an alert that left within the last hour, so that it still counts as flapping; a restart forgets them. */
  remembered(fingerprint: string): Noise['results'];
  watch(listener: (changes: AlertChanges) => void): () => void;
}

export function createAlertMemory(nowMs: () => number): AlertMemory {
  const alerts = new Map<string, StoredAlert>();
  const left = new Map<string, { readonly atMs: number; readonly results: Noise['results'] }>();
  const listeners = new Set<(changes: AlertChanges) => void>();
  const remove = (fingerprint: string): boolean => {
    const alert = alerts.get(fingerprint);
    if (!alert) return false;
    alerts.delete(fingerprint);
    left.delete(fingerprint);
    left.set(fingerprint, { atMs: nowMs(), results: alert.noise.results });
    for (const [oldest, { atMs }] of left) {
      if (atMs > nowMs() - flapMemoryMs) break;
      left.delete(oldest);
    }
    return true;
  };
  return {
    get: (fingerprint) => alerts.get(fingerprint),
    all: () => alerts.values(),
    remembered: (fingerprint) => left.get(fingerprint)?.results ?? [],
    take(changed, gone) {
      const news = changed.filter(
        ({ record, revision }) => revision > (alerts.get(record.fingerprint)?.revision ?? 0),
      );
      for (const alert of news) alerts.set(alert.record.fingerprint, alert);
      const removed = gone.filter(remove);
      if (news.length === 0 && removed.length === 0) return;
      const changes = { changed: news.map(({ record }) => record), gone: removed };
      for (const listener of listeners) listener(changes);
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
