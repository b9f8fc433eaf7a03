import { useSyncExternalStore } from 'react';

/** A value outside React that components can follow. */
export interface Store<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>(store: ReadableStore<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

export type ReadableStore<Value> = Pick<Store<Value>, 'get' | 'subscribe'>;

/** What `derive` makes of another store's value, worked out once for each. */
export function deriveStore<Source, Value>(
  source: ReadableStore<Source>,
  derive: (value: Source) => Value,
): ReadableStore<Value> {
  let known: { readonly from: Source; readonly value: Value } | undefined;
  return {
    subscribe: source.subscribe,
    get() {
      const from = source.get();
      if (!known || !Object.is(known.from, from)) known = { from, value: derive(from) };
      return known.value;
    },
  };
}
