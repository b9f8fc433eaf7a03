import type { WatcherKernel } from '../watcher-kernel.ts';
import { readChoices, type StoredChoices } from './choice-store.ts';
import { type Choices, type ContainerChoices, noChoices } from './choices.ts';

export interface ChoiceMemory extends Pick<Choices, 'of' | 'watch'> {
  /** Reads what has changed, and tells of it. */
  load(): Promise<void>;
}

/** What was decided, as it was last read. */
export function createChoiceMemory({ database }: Pick<WatcherKernel, 'database'>): ChoiceMemory {
  const listeners = new Set<Parameters<Choices['watch']>[0]>();
  let known = new Map<string, StoredChoices>();
  const read = async () => {
    const stored = await readChoices(database.as());
    const next = new Map(stored.map((one) => [keyOf(one.host, one.name), one]));
    const changed = [...new Map([...known, ...next])].filter(
      ([key]) => !isSame(known.get(key)?.choices, next.get(key)?.choices),
    );
    known = next;
    for (const [, { host, name }] of changed) for (const listener of listeners) listener(host, name);
  };
  let last = Promise.resolve();
  return {
    of: (host, name) => known.get(keyOf(host, name))?.choices ?? noChoices,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** One after the other, so that nobody puts back what another one has taken away. */
    load() {
      const next = last.then(read, read);
      last = next.catch(() => {});
      return next;
    },
  };
}

/** Neither hosts nor names hold a line end. */
function keyOf(host: string, name: string): string {
  return `${host}\n${name}`;
}

function isSame(one: ContainerChoices | undefined, other: ContainerChoices | undefined): boolean {
  return JSON.stringify(one ?? noChoices) === JSON.stringify(other ?? noChoices);
}
