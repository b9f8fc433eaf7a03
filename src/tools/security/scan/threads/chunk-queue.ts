/** Chunks that come as messages, taken one by one. */
export interface ChunkQueue {
  put(bytes: Uint8Array): void;
  end(): void;
  /** Once. */
  readonly chunks: AsyncGenerator<Uint8Array, void>;
}

/** `onTaken` is given each chunk once the next is asked for: nobody looks at it any more. */
export function chunkQueue(onTaken: (chunk: Uint8Array) => void): ChunkQueue {
  const waiting: Uint8Array[] = [];
  let isEnded = false;
  let wake = Promise.withResolvers<void>();

  async function* take(): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const next = waiting.shift();
      if (next) {
        yield next;
        onTaken(next);
        continue;
      }
      if (isEnded) return;
      await wake.promise;
      wake = Promise.withResolvers();
    }
  }

  return {
    put(bytes) {
      waiting.push(bytes);
      wake.resolve();
    },
    end() {
      isEnded = true;
      wake.resolve();
    },
    chunks: take(),
  };
}
