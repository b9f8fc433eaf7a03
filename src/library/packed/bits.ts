import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Bits in the making, the highest of each byte first. */
export interface BitWriter {
  /** The lowest `count` bits of `value`, the highest of them first; up to 32. */
  bits(value: number, count: number): void;
  /** Fills the last byte with zeros. What is written to the bytes before that gets in between. */
  end(): void;
}

export interface BitReader {
  /** @throws RangeError where the bytes end too early. */
  bits(count: number): number;
  /** How many ones come before the next zero, which is read too; stops after `most` ones, with no zero. */
  ones(most: number): number;
}

export function bitWriter(writer: ByteWriter): BitWriter {
  let byte = 0;
  let free = 8;
  return {
    bits(value, count) {
      for (let left = count; left > 0;) {
        const taken = Math.min(left, free);
        left -= taken;
        free -= taken;
        byte |= ((value >>> left) & ((1 << taken) - 1)) << free;
        if (free > 0) continue;
        writer.byte(byte);
        byte = 0;
        free = 8;
      }
    },
    end() {
      if (free < 8) writer.byte(byte);
      byte = 0;
      free = 8;
    },
  };
}

/** Takes whole bytes from the reader; what is left of the last one is for nobody else. */
export function bitReader(reader: ByteReader): BitReader {
  let byte = 0;
  let left = 0;

  function bits(count: number): number {
    let value = 0;
    for (let missing = count; missing > 0;) {
      if (left === 0) {
        byte = reader.byte();
        left = 8;
      }
      const taken = Math.min(missing, left);
      left -= taken;
      missing -= taken;
      value = value * (1 << taken) + ((byte >>> left) & ((1 << taken) - 1));
    }
    return value;
  }

  return {
    bits,
    ones(most) {
      let count = 0;
      for (;;) {
        if (left === 0) {
          byte = reader.byte();
          left = 8;
        }
        // Of the bits that are left, moved to the top, the zeros in front of the inverse are ones.
        const run = Math.min(Math.clz32(~(byte << (32 - left))), left, most - count);
        count += run;
        left -= run;
        if (count === most) return count;
        if (left > 0) {
          left -= 1;
          return count;
        }
      }
    },
  };
}
