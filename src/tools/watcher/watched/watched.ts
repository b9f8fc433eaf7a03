import type { WatchedContainer, WatchStatus } from '#contracts/watcher/watched.ts';
import type { Subject } from '../subjects/subject.ts';

/** A container with everything that is known and decided about it. */
export interface WatchedSubject {
  readonly subject: Subject;
  readonly shown: WatchedContainer;
}

/** All watched containers, in memory, always as now. */
export interface Watched {
  all(): readonly WatchedSubject[];
  get(host: string, name: string): WatchedSubject | undefined;
  status(): WatchStatus;
  /** Asks registries about these containers, or all. */
  check(which: { host?: string | undefined; name?: string | undefined }, signal: AbortSignal): Promise<void>;
  /** Called with the keys of what has changed or gone, and when the status has. */
  watch(
    listener: (change: { readonly changed: readonly string[]; readonly status: boolean }) => void,
  ): () => void;
}
