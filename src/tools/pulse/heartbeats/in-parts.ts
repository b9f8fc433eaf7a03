/** Statements of both engines take a limited number of parameters, and many more are no faster. */
const atOnce = 400;

export function* inParts<Item>(items: readonly Item[], size = atOnce): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
