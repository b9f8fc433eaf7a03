/** Rows of one statement: both engines bound the number of parameters. */
const rowsAtOnce = 500;

/** Rows in portions that one statement takes each. */
export function* partsOf<Row>(all: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < all.length; at += rowsAtOnce) yield all.slice(at, at + rowsAtOnce);
}
