import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Whole numbers of either sign that stay the same for long: how many in turn, and by how much the next ones differ. */
export function writeRuns(writer: ByteWriter, values: readonly number[]): void {
  let previous = 0;
  for (let at = 0; at < values.length;) {
    const value = values[at] ?? 0;
    let end = at + 1;
    while (end < values.length && values[end] === value) end += 1;
    writer.unsigned(end - at);
    writer.signed(value - previous);
    previous = value;
    at = end;
  }
}

/** @throws RangeError where the bytes end too early, or a run is longer than `count`. */
export function readRuns(reader: ByteReader, count: number): number[] {
  const values: number[] = [];
  let value = 0;
  while (values.length < count) {
    const length = reader.unsigned();
    value += reader.signed();
    if (length === 0 || values.length + length > count) {
      throw new RangeError('A packed record has a run of a wrong length.');
    }
    for (let n = 0; n < length; n++) values.push(value);
  }
  return values;
}
