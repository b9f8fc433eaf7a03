/** Messages on their way from one side to the other, in order. */
export interface MessageQueue<Message> {
  readonly length: number;
  /** Resolves once the reader has come so far that at most `ahead` messages wait. */
  push(message: Message): Promise<void>;
  /** Lets iterating end after what waits, by throwing `error` if there is one. Only the first call counts. */
  end(error?: unknown): void;
  /** `onReturn` is called when the reader leaves, and when iterating has ended. */
  iterate(onReturn: () => void): AsyncIterator<Message>;
}

export function messageQueue<Message>(ahead = 64): MessageQueue<Message> {
  const waiting: Message[] = [];
  let ended: { readonly error: unknown } | undefined;
  const isOpen = () => ended === undefined;
  let changed = Promise.withResolvers<void>();
  const wake = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  return {
    get length() {
      return waiting.length;
    },
    async push(message) {
      if (!isOpen()) return;
      waiting.push(message);
      wake();
      while (waiting.length > ahead && isOpen()) await changed.promise;
    },
    end(error) {
      ended ??= { error };
      wake();
    },
    async *iterate(onReturn) {
      try {
        for (;;) {
          if (waiting.length > 0) {
            const message = waiting.shift()!;
            wake();
            yield message;
          } else if (ended) {
            if (ended.error !== undefined) throw ended.error;
            return;
          } else await changed.promise;
        }
      } finally {
        onReturn();
      }
    },
  };
}
