/** What is due when, earliest first. Rescheduling an item makes its earlier places void; they are left out when met. */
export interface DueQueue<Item extends { dueMs: number }> {
  add(item: Item): void;
  /** Null when nothing waits. */
  nextMs(): number | null;
  /** Takes out at most `most` items that are due. */
  take(nowMs: number, most: number): Item[];
}

interface Place<Item> {
  readonly atMs: number;
  readonly item: Item;
}

/** A binary heap. `isLive` says whether an item still counts. */
export function dueQueue<Item extends { dueMs: number }>(isLive: (item: Item) => boolean): DueQueue<Item> {
  const heap: Place<Item>[] = [];
  const isVoid = ({ atMs, item }: Place<Item>) => item.dueMs !== atMs || !isLive(item);
  const dropVoid = () => {
    while (heap[0] && isVoid(heap[0])) removeFirst(heap);
  };
  return {
    add(item) {
      heap.push({ atMs: item.dueMs, item });
      rise(heap, heap.length - 1);
    },
    nextMs() {
      dropVoid();
      return heap[0]?.atMs ?? null;
    },
    take(nowMs, most) {
      const taken = new Set<Item>();
      for (dropVoid(); taken.size < most && heap[0] && heap[0].atMs <= nowMs; dropVoid()) {
        taken.add(heap[0].item);
        removeFirst(heap);
      }
      return [...taken];
    },
  };
}

function rise<Item>(heap: Place<Item>[], from: number): void {
  const place = heap[from]!;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.atMs <= place.atMs) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = place;
}

function removeFirst<Item>(heap: Place<Item>[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child = right < heap.length && heap[right]!.atMs < heap[left]!.atMs ? right : left;
    if (heap[child]!.atMs >= last.atMs) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
}
