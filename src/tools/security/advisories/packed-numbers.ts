import { packId, unpackId } from './packed-id.ts';
import { IndexError } from './row-values.ts';

/** Names and places of the longest advisory are half of it. */
const mostNumbers = 200_000;
const longestIds = { count: 1_000, characters: 200_000 };

/** Whole numbers from 0 on, seven bits a byte, the last byte of each without its highest bit (as LEB128). */
export function packNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128));
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** @throws IndexError for what `packNumbers` never writes. */
export function unpackNumbers(packed: Uint8Array): number[] {
  const numbers: number[] = [];
  let [number, scale] = [0, 1];
  for (const byte of packed) {
    number += (byte % 128) * scale;
    scale *= 128;
    if (byte < 128) {
      if (numbers.push(number) > mostNumbers)
        throw new IndexError('The index holds a list that is too long.');
      [number, scale] = [0, 1];
    } else if (scale > 2 ** 49) throw new IndexError('The index holds a number that is too large.');
  }
  if (scale !== 1) throw new IndexError('The index holds a number that ends midway.');
  return numbers;
}

/** Ids as one value: numbers where all have one, their sign in the lowest bit; otherwise a text of lines. Null: none. */
export function packIds(ids: readonly string[]): Uint8Array | string | null {
  if (ids.length === 0) return null;
  const packed = ids.map(packId);
  const numbers = packed.filter((one) => typeof one === 'number');
  if (numbers.length < packed.length) return ids.map((id) => id.replaceAll('\n', ' ')).join('\n');
  return packNumbers(numbers.map((one) => (one < 0 ? (-1 - one) * 2 + 1 : one * 2)));
}

/** @throws IndexError */
export function unpackIds(packed: unknown): string[] {
  if (packed === null) return [];
  if (typeof packed === 'string') {
    if (packed.length > longestIds.characters) throw new IndexError('The index holds too many ids.');
    return packed.split('\n');
  }
  if (!(packed instanceof Uint8Array))
    throw new IndexError('The index holds something that is no list of ids.');
  const numbers = unpackNumbers(packed);
  if (numbers.length > longestIds.count) throw new IndexError('The index holds too many ids.');
  return numbers.map((one) => unpackId(one % 2 === 1 ? -1 - (one - 1) / 2 : one / 2));
}
