import { newPartState } from '../advisories/part-state.ts';
import type { KeptPart } from './threads/index-requests.ts';

/** What the index last said of its parts, so that planning need not ask it. */
export class PartBook {
  #parts: ReadonlyMap<string, KeptPart> = new Map();

  get parts(): ReadonlyMap<string, KeptPart> {
    return this.#parts;
  }

  get(name: string): KeptPart | undefined {
    return this.#parts.get(name);
  }

  replace(parts: readonly KeptPart[]): void {
    this.#parts = new Map(parts.map((part) => [`${part.feed}.${part.part}`, part]));
  }

  /** Noted here too, for when the index itself cannot take it. */
  fail(feed: string, part: string, detail: string, nowMs: number): void {
    const name = `${feed}.${part}`;
    const known = this.#parts.get(name) ?? { feed, part, state: newPartState, covers: [], told: 0 };
    const { failures } = known.state;
    const state = { ...known.state, triedAtMs: nowMs, failures: failures + 1, problem: detail };
    this.#parts = new Map([...this.#parts, [name, { ...known, state }]]);
  }

  changedAtMs(): number | null {
    const times = [...this.#parts.values()].flatMap(({ state }) => state.changedAtMs ?? []);
    return times.length === 0 ? null : Math.max(...times);
  }
}
