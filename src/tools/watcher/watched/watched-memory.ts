import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { subjectKey, type Subject } from '../subjects/subject.ts';
import type { Watched, WatchedSubject } from './watched.ts';

type Listener = Parameters<Watched['watch']>[0];

/** What is known of all containers, and who wants to hear when that changes. */
export class WatchedMemory {
  readonly #entries = new Map<string, WatchedSubject>();
  readonly #listeners = new Set<Listener>();

  all(): readonly WatchedSubject[] {
    return [...this.#entries.values()];
  }

  get(key: string): WatchedSubject | undefined {
    return this.#entries.get(key);
  }

  /** Tells of those that are really others now, and of what is gone. */
  put(
    found: readonly { readonly subject: Subject; readonly shown: WatchedContainer }[],
    gone: readonly string[],
  ): void {
    const changed: string[] = [];
    for (const one of found) {
      const key = subjectKey(one.subject);
      const known = this.#entries.get(key);
      const isSame = known !== undefined && JSON.stringify(known.shown) === JSON.stringify(one.shown);
      this.#entries.set(key, one);
      if (!isSame) changed.push(key);
    }
    for (const key of gone) if (this.#entries.delete(key)) changed.push(key);
    if (changed.length > 0) this.#tell({ changed, status: false });
  }

  tellStatus(): void {
    this.#tell({ changed: [], status: true });
  }

  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: Parameters<Listener>[0]): void {
    for (const listener of this.#listeners) listener(change);
  }
}
