import type { Reading } from './inventory.ts';

export interface RefresherOptions<Result> {
  /** How many to ask about at once. */
  readonly concurrency: number;
  readonly inspect: (id: string) => Promise<Result>;
  readonly found: (id: string, result: Result, reading: Reading) => void;
  readonly failed: (id: string, error: unknown) => void;
}

/** Asks again about containers that may have changed, each once however often it is marked. */
export interface Refresher {
  /** A mark during an inspection voids its result, which may be older than what prompted the mark. */
  mark(id: string, reading: Reading): void;
  /** Resolves when nothing is marked or under way; with an id, of that one. */
  settled(id?: string): Promise<void>;
}

/** A reading that concludes more is not weakened by a later mark. */
const weight: Readonly<Record<Reading, number>> = { following: 0, absence: 1, first: 2 };

export function createRefresher<Result>(options: RefresherOptions<Result>): Refresher {
  return new Marks(options);
}

class Marks<Result> implements Refresher {
  readonly #options: RefresherOptions<Result>;
  readonly #marked = new Map<string, Reading>();
  readonly #underWay = new Map<string, Reading>();
  #waiting: { readonly id: string | undefined; readonly resolve: () => void }[] = [];

  constructor(options: RefresherOptions<Result>) {
    this.#options = options;
  }

  mark(id: string, reading: Reading): void {
    const before = this.#marked.get(id) ?? this.#underWay.get(id) ?? reading;
    this.#marked.set(id, weight[before] > weight[reading] ? before : reading);
    this.#startMore();
  }

  async settled(id?: string): Promise<void> {
    if (this.#isSettled(id)) return;
    await new Promise<void>((resolve) => void this.#waiting.push({ id, resolve }));
  }

  #isSettled(id: string | undefined): boolean {
    if (id === undefined) return this.#underWay.size + this.#marked.size === 0;
    return !this.#underWay.has(id) && !this.#marked.has(id);
  }

  #startMore(): void {
    for (const [id, reading] of this.#marked) {
      if (this.#underWay.size >= this.#options.concurrency) break;
      if (this.#underWay.has(id)) continue;
      this.#marked.delete(id);
      this.#underWay.set(id, reading);
      void this.#inspect(id, reading);
    }
    const settled = this.#waiting.filter(({ id }) => this.#isSettled(id));
    if (settled.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !settled.includes(one));
    for (const { resolve } of settled) resolve();
  }

  async #inspect(id: string, reading: Reading): Promise<void> {
    try {
      const result = await this.#options.inspect(id);
      if (!this.#marked.has(id)) this.#options.found(id, result, reading);
    } catch (error) {
      this.#options.failed(id, error);
    } finally {
      this.#underWay.delete(id);
      this.#startMore();
    }
  }
}
