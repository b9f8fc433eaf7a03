import { bitReader, bitWriter } from './bits.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** A number so far from what was expected is written in full. */
const mostOnes = 20;
const fullBits = 32;
const mostWidth = 24;
/** Beyond this the past is forgotten by half. */
const memory = 32;
/** The mean is kept in parts, so that small distances move it. */
const parts = 16;

/**
 * Whole numbers from 0 to 2^31 - 1 that scatter around a mean which moves slowly, in about as many bits as their noise has:
 * each as its distance from the mean of those before, in a Golomb-Rice code whose parameter follows the distances, as in
 * JPEG-LS (ITU-T T.87, annex A.5).
 */
export function writeNoisy(writer: ByteWriter, values: readonly number[]): void {
  const [first, ...others] = values;
  if (first === undefined) return;
  writer.unsigned(first);
  const noise = noiseAround(first);
  const bits = bitWriter(writer);
  for (const value of others) {
    const distance = value - noise.mean();
    const folded = distance < 0 ? -distance * 2 - 1 : distance * 2;
    const width = noise.width();
    const ones = Math.floor(folded / 2 ** width);
    if (ones < mostOnes) {
      bits.bits(2 ** (ones + 1) - 2, ones + 1);
      bits.bits(folded, width);
    } else {
      bits.bits(2 ** mostOnes - 1, mostOnes);
      bits.bits(folded, fullBits);
    }
    noise.learn(distance);
  }
  bits.end();
}

/** @throws RangeError where the bytes end too early. */
export function readNoisy(reader: ByteReader, count: number): number[] {
  if (count === 0) return [];
  const first = reader.unsigned();
  const noise = noiseAround(first);
  const bits = bitReader(reader);
  const values = [first];
  while (values.length < count) {
    const width = noise.width();
    const ones = bits.ones(mostOnes);
    const folded = ones < mostOnes ? ones * 2 ** width + bits.bits(width) : bits.bits(fullBits);
    const distance = folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    values.push(noise.mean() + distance);
    noise.learn(distance);
  }
  return values;
}

/** What both sides expect of the next number. */
function noiseAround(first: number) {
  let sum = first * parts;
  let distances = 4;
  let count = 1;
  let width = fit(0);

  /** The fewest bits that hold 1.4 times the mean distance. */
  function fit(from: number): number {
    let fitting = from;
    while (fitting < mostWidth && count * (1 << fitting) < distances * 1.4) fitting += 1;
    while (fitting > 0 && count * (1 << (fitting - 1)) >= distances * 1.4) fitting -= 1;
    return fitting;
  }

  return {
    mean: () => Math.round(sum / parts),
    /** How many bits are written as they are. */
    width: () => width,
    learn(distance: number) {
      // One that lies far off must not make the many after it long.
      const limit = 4 * Math.ceil(distances / count) + 4;
      sum += Math.max(-limit, Math.min(limit, distance)) * (count < 8 ? 4 : 2);
      distances += Math.min(limit, Math.abs(distance));
      count += 1;
      if (count >= memory) {
        count /= 2;
        distances = Math.floor(distances / 2);
      }
      width = fit(width);
    },
  };
}
