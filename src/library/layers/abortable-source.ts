/** The pieces of a source, which is left hanging at the deadline: what it throws afterwards is nobody's. */
export interface AbortableSource<T> extends Disposable {
  /** Rejects with the signal's reason as soon as it aborts. One at a time. */
  next(): Promise<IteratorResult<T, unknown>>;
}

/** Listens once for all pieces, not for each. To be disposed of. */
export function abortableSource<T>(
  source: AsyncIterator<T, unknown>,
  signal: AbortSignal | undefined,
): AbortableSource<T> {
  let onAbort = (): void => {};
  const heard = () => onAbort();
  signal?.addEventListener('abort', heard, { once: true });
  return {
    next() {
      if (!signal) return source.next();
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        onAbort = () => reject(signal.reason);
        source.next().then(resolve, reject);
      });
    },
    [Symbol.dispose]: () => signal?.removeEventListener('abort', heard),
  };
}
