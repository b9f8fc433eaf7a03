export interface Due {
  readonly dueMs: number;
}

/** What is due when, earliest first: a binary heap. */
export interface DueHeap<Item extends Due> {
  add(item: Item): void;
  first(): Item | undefined;
  removeFirst(): void;
}

export function dueHeap<Item extends Due>(): DueHeap<Item> {
  const heap: Item[] = [];
  return {
    add(item) {
      heap.push(item);
      rise(heap, item);
    },
    first: () => heap[0],
    removeFirst() {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(heap, last);
    },
  };
}

function rise<Item extends Due>(heap: Item[], item: Item): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || parent.dueMs <= item.dueMs) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = item;
}

function sink<Item extends Due>(heap: Item[], item: Item): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (left === undefined) break;
    const isRight = right !== undefined && right.dueMs < left.dueMs;
    const child = isRight ? right : left;
    if (child.dueMs >= item.dueMs) break;
    heap[at] = child;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = item;
}
