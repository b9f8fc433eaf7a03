/** Work on the same thing, one after the other; work that touches several things waits for all of them. */
export interface Lines {
  /** Undefined when too much waits for one of the keys. Resolves when it is its turn, with the function that ends it. */
  join(keys: readonly string[]): Promise<() => void> | undefined;
  /** Resolves when everything that has joined so far has ended. */
  empty(): Promise<void>;
}

export function createLines(maxWaiting: number): Lines {
  const lines = new Map<string, { length: number; last: Promise<void> }>();
  return {
    join(keys) {
      const wanted = [...new Set(keys)].map((key) => {
        const line = lines.get(key) ?? { length: 0, last: Promise.resolve() };
        return { key, line };
      });
      if (wanted.some(({ line }) => line.length >= maxWaiting)) return undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = wanted.map(({ line }) => line.last);
      for (const { key, line } of wanted) {
        lines.set(key, line);
        line.length += 1;
        line.last = promise;
      }
      const leave = () => {
        for (const { key, line } of wanted) {
          line.length -= 1;
          if (line.length === 0) lines.delete(key);
        }
        resolve();
      };
      return Promise.all(before).then(() => leave);
    },
    async empty() {
      await Promise.all([...lines.values()].map(({ last }) => last));
    },
  };
}
