import type { Reading } from './inventory.ts';

export interface RefresherOptions<Result> {
  /** How many to ask about at once. */
  readonly concurrency: number;
  readonly inspect: (id: string) => Promise<Result>;
  readonly found: (id: string, result: Result, reading: Reading) => void;
  readonly failed: (error: unknown) => void;
}

/** Asks again about containers that may have changed, each once however often it is marked. */
export interface Refresher {
  /** A mark during an inspection voids its result, which may be older than what prompted the mark. */
  mark(id: string, reading: Reading): void;
  /** Resolves when nothing is marked or under way. */
  settled(): Promise<void>;
  clear(): void;
}

/** A reading that concludes more is not weakened by a later mark. */
const weight: Readonly<Record<Reading, number>> = { following: 0, absence: 1, first: 2 };

export function createRefresher<Result>(options: RefresherOptions<Result>): Refresher {
  const marked = new Map<string, Reading>();
  const underWay = new Map<string, Reading>();
  let waiting: (() => void)[] = [];

  function mark(id: string, reading: Reading): void {
    const before = marked.get(id) ?? underWay.get(id) ?? reading;
    marked.set(id, weight[before] > weight[reading] ? before : reading);
    startMore();
  }

  function startMore(): void {
    for (const [id, reading] of marked) {
      if (underWay.size >= options.concurrency) return;
      if (underWay.has(id)) continue;
      marked.delete(id);
      underWay.set(id, reading);
      void inspectOne(id, reading);
    }
    if (underWay.size > 0 || marked.size > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  async function inspectOne(id: string, reading: Reading): Promise<void> {
    try {
      const result = await options.inspect(id);
      if (!marked.has(id)) options.found(id, result, reading);
    } catch (error) {
      options.failed(error);
    } finally {
      underWay.delete(id);
      startMore();
    }
  }

  return {
    mark,
    settled: () =>
      underWay.size + marked.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.push(resolve)),
    clear: () => marked.clear(),
  };
}
