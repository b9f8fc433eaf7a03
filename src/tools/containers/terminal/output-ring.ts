/** The newest output of a terminal, addressed by how many bytes came before. */
export interface OutputRing {
  /** Position of the oldest byte that is kept. */
  readonly start: number;
  /** Position behind the newest byte. */
  readonly end: number;
  push(bytes: Uint8Array): void;
  /** A copy of at most `maxBytes` from `position`, which lies between `start` and `end`. */
  read(position: number, maxBytes: number): Buffer;
}

const firstBytes = 16 * 1024;

/** Grows with what is written, up to `capacity` bytes: most terminals show little. */
export function createOutputRing(capacity: number): OutputRing {
  let memory = Buffer.alloc(Math.min(firstBytes, capacity));
  let end = 0;
  const startIn = (size: number) => Math.max(0, end - size);

  function copy(position: number, length: number): Buffer {
    const at = position % memory.length;
    const untilWrap = memory.subarray(at, Math.min(at + length, memory.length));
    return Buffer.concat([untilWrap, memory.subarray(0, length - untilWrap.length)]);
  }

  function place(bytes: Uint8Array, position: number): void {
    const at = position % memory.length;
    const untilWrap = memory.length - at;
    memory.set(bytes.subarray(0, untilWrap), at);
    memory.set(bytes.subarray(untilWrap), 0);
  }

  function grow(wanted: number): void {
    if (memory.length === capacity || wanted <= memory.length) return;
    const start = startIn(memory.length);
    const kept = copy(start, end - start);
    let size = memory.length;
    while (size < wanted && size < capacity) size *= 2;
    memory = Buffer.alloc(Math.min(size, capacity));
    place(kept, start);
  }

  return {
    get start() {
      return startIn(memory.length);
    },
    get end() {
      return end;
    },
    push(bytes) {
      grow(end + bytes.length);
      const dropped = Math.max(0, bytes.length - memory.length);
      place(bytes.subarray(dropped), end + dropped);
      end += bytes.length;
    },
    read: (position, maxBytes) => copy(position, Math.min(maxBytes, end - position)),
  };
}
