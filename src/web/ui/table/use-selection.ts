import { useRef, useState } from 'react';

export interface Selection {
  keys: ReadonlySet<string>;
  /** With `range`, everything between the last one touched and this one takes the same value. */
  select: (key: string, selected: boolean, range: boolean) => void;
  selectAll: (selected: boolean) => void;
  clear: () => void;
}

/** `order` are the keys as they stand on the page; what is no longer among them is no longer selected. */
export function useSelection(order: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const present = new Set(order);
  const keys = new Set([...chosen].filter((key) => present.has(key)));

  function select(key: string, selected: boolean, range: boolean) {
    const from = range && anchor.current !== null ? order.indexOf(anchor.current) : -1;
    const to = order.indexOf(key);
    const touched = from < 0 ? [key] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
    anchor.current = key;
    const next = new Set(keys);
    for (const each of touched) {
      if (selected) next.add(each);
      else next.delete(each);
    }
    setChosen(next);
  }

  return {
    keys,
    select,
    selectAll: (selected) => setChosen(new Set(selected ? order : [])),
    clear: () => setChosen(new Set()),
  };
}
