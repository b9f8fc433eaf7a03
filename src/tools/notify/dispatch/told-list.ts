import type { Told } from './needs-update.ts';

interface Kept {
  readonly destinationId: string;
  readonly firing: readonly string[];
  readonly resolved: readonly string[];
  readonly atMs: number;
}

const nothing: readonly string[] = [];

/** What the destinations of a group were told. Kept as lists: a storm has thousands of groups, and sets of one are large. */
export class ToldList implements Iterable<[destinationId: string, told: Told]> {
  #kept: readonly Kept[] = [];

  get size(): number {
    return this.#kept.length;
  }

  get(destinationId: string): Told | undefined {
    const kept = this.#kept.find((each) => each.destinationId === destinationId);
    return kept && toldOf(kept);
  }

  set(destinationId: string, { firing, resolved, atMs }: Told): void {
    const kept = { destinationId, firing: listOf(firing), resolved: listOf(resolved), atMs };
    const others = this.#kept.filter((each) => each.destinationId !== destinationId);
    // Not by spreading, which leaves room for sixteen more.
    this.#kept = others.concat([kept]);
  }

  *[Symbol.iterator](): Iterator<[string, Told]> {
    for (const kept of this.#kept) yield [kept.destinationId, toldOf(kept)];
  }
}

function toldOf({ firing, resolved, atMs }: Kept): Told {
  return { firing: new Set(firing), resolved: new Set(resolved), atMs };
}

function listOf(names: ReadonlySet<string>): readonly string[] {
  return names.size === 0 ? nothing : [...names];
}
