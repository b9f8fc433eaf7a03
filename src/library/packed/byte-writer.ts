/** Bytes in the making. Whole numbers take as few as they need: seven bits a byte, the lowest first (LEB128). */
export interface ByteWriter {
  byte(value: number): void;
  /** A whole number of 0 or more, up to 2^53 - 1. */
  unsigned(value: number): void;
  /** Of either sign; near zero is short. */
  signed(value: number): void;
  bytes(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(256);
  let length = 0;

  function byte(value: number): void {
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
    buffer[length++] = value;
  }

  function unsigned(value: number): void {
    let rest = value;
    // Division instead of shifts: those would cut at 32 bits.
    while (rest >= 0x80) {
      byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    byte(rest);
  }

  return {
    byte,
    unsigned,
    signed: (value) => unsigned(value < 0 ? -value * 2 - 1 : value * 2),
    bytes: () => buffer.slice(0, length),
  };
}
