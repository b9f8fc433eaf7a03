/* oxlint-disable react/refs -- what stood on the page last is exactly what a ref remembers; drawing twice gives the same order */
import { useEffect, useMemo, useRef } from 'react';
import { holdOrder, type PlacedRow } from './row-order.ts';

/**
 * Rows in their order, except while `isHeld`: then each stays where it was. `token` stands for what the user asked for
 * (filter, sort, grouping); when it changes, the new order is wanted and taken at once.
 */
export function useSteadyRows<Row>(
  next: readonly PlacedRow<Row>[],
  token: string,
  isHeld: boolean,
): readonly PlacedRow<Row>[] {
  const last = useRef<{ token: string; placed: readonly PlacedRow<Row>[] } | null>(null);
  const placed = useMemo(() => {
    const mayHold = isHeld && last.current?.token === token;
    return mayHold && last.current ? holdOrder(last.current.placed, next) : next;
  }, [next, token, isHeld]);
  useEffect(() => {
    last.current = { token, placed };
  }, [token, placed]);
  return placed;
}
