/** From here on a hash table is cheaper than looking through a list. */
const listUpTo = 16;

/** A set for where there are thousands of sets of one or two, each of which would have a hash table of its own. */
export class SmallSet<Item> implements Iterable<Item> {
  #items: Item[] | Set<Item> = [];

  get size(): number {
    return Array.isArray(this.#items) ? this.#items.length : this.#items.size;
  }

  has(item: Item): boolean {
    return Array.isArray(this.#items) ? this.#items.includes(item) : this.#items.has(item);
  }

  add(item: Item): void {
    if (!Array.isArray(this.#items)) this.#items.add(item);
    else if (this.#items.includes(item)) return;
    else if (this.#items.length === listUpTo) this.#items = new Set([...this.#items, item]);
    // Not by spreading, which leaves room for sixteen more.
    else this.#items = this.#items.concat([item]);
  }

  delete(item: Item): void {
    if (Array.isArray(this.#items)) this.#items = this.#items.filter((each) => each !== item);
    else this.#items.delete(item);
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items[Symbol.iterator]();
  }
}
