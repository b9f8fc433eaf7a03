/** Reads what a `ByteWriter` wrote. Every function throws RangeError where the bytes end too early. */
export interface ByteReader {
  byte(): number;
  unsigned(): number;
  signed(): number;
  isAtEnd(): boolean;
}

export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0;

  function byte(): number {
    const value = bytes[at];
    if (value === undefined) throw new RangeError('A packed record ends in the middle of a number.');
    at += 1;
    return value;
  }

  function unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = byte();
      value += (next & 0x7f) * scale;
      if (next < 0x80) return value;
      scale *= 0x80;
    }
  }

  function signed(): number {
    const value = unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  return { byte, unsigned, signed, isAtEnd: () => at >= bytes.length };
}
