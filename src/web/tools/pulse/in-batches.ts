export interface Batches<Item> {
  readonly add: (item: Item) => void;
  /** What was not handed on is forgotten. */
  readonly stop: () => void;
}

/** Hands on the first item at once, and what follows together, once in `everyMs` at most. */
export function inBatches<Item>(everyMs: number, take: (items: readonly Item[]) => void): Batches<Item> {
  let waiting: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const handOn = (): void => {
    timer = undefined;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    timer = setTimeout(handOn, everyMs);
    take(items);
  };
  return {
    add(item) {
      waiting.push(item);
      if (timer === undefined) handOn();
    },
    stop() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
