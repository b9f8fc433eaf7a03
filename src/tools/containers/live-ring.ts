/** One change that was sent, and what it is about: a later change with the same key replaces it. */
interface Entry<Item> {
  readonly position: number;
  readonly key: string;
  readonly item: Item;
}

/** The last changes in order, so that a reader who was away is sent only what it missed. */
export interface LiveRing<Item> {
  /** Of the newest change; 0 before the first. */
  readonly position: number;
  push(key: string, item: Item): void;
  /**
   * What came after `position`, of each key only the newest. Null when that reaches back further than is kept, or was
   * never reached.
   */
  since(position: number): readonly Entry<Item>[] | null;
}

export function createLiveRing<Item>(capacity: number): LiveRing<Item> {
  let entries: Entry<Item>[] = [];
  let newest = 0;
  const newestOfKey = new Map<string, number>();

  function shrink(): void {
    const dropped = entries.slice(0, entries.length - capacity);
    entries = entries.slice(-capacity);
    for (const { key, position } of dropped) {
      if (newestOfKey.get(key) === position) newestOfKey.delete(key);
    }
  }

  return {
    get position() {
      return newest;
    },
    push(key, item) {
      newest += 1;
      entries.push({ position: newest, key, item });
      newestOfKey.set(key, newest);
      // Cutting one by one would copy the whole ring for each change.
      if (entries.length >= capacity * 2) shrink();
    },
    since(position) {
      const oldest = newest - entries.length;
      if (position < oldest || position > newest) return null;
      return entries
        .slice(position - oldest)
        .filter((entry) => newestOfKey.get(entry.key) === entry.position);
    },
  };
}
