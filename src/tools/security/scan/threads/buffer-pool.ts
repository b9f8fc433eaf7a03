/** A few buffers that go to a thread and come back, so that no chunk takes memory of its own. */
export interface BufferPool {
  /** Waits until one is free; undefined once the pool is closed. */
  take(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  give(buffer: ArrayBuffer): void;
  close(): void;
  readonly isClosed: boolean;
}

/** Each costs a message both ways. */
const bufferBytes = 512 * 1024;

export function bufferPool(most: number): BufferPool {
  const free: ArrayBuffer[] = [];
  let made = 0;
  let wake = Promise.withResolvers<void>();
  const pool = {
    isClosed: false,
    async take() {
      while (!pool.isClosed) {
        const buffer = free.pop();
        if (buffer) return new Uint8Array(buffer);
        if (made < most) {
          made += 1;
          return new Uint8Array(bufferBytes);
        }
        await wake.promise;
        wake = Promise.withResolvers();
      }
      return undefined;
    },
    give(buffer: ArrayBuffer) {
      free.push(buffer);
      wake.resolve();
    },
    close() {
      pool.isClosed = true;
      wake.resolve();
    },
  };
  return pool;
}
