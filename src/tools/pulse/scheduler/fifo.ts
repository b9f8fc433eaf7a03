/** First in, first out, at the same cost however many there are. */
export interface Fifo<Item> {
  push(item: Item): void;
  first(): Item | undefined;
  shift(): Item | undefined;
}

/** So many places that were taken out are kept until they are worth a copy. */
const mostEmpty = 1_000;

export function fifo<Item>(): Fifo<Item> {
  let items: Item[] = [];
  let head = 0;
  return {
    push: (item) => void items.push(item),
    first: () => items[head],
    shift() {
      const item = items[head];
      if (head < items.length) head += 1;
      if (head > mostEmpty && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
