import { byteReader, type ByteReader } from '#library/packed/byte-reader.ts';
import { byteWriter } from '#library/packed/byte-writer.ts';
import { fromQuanta, perMetric, toQuanta, usageMetrics, type UsageValues } from './usage-metrics.ts';

/** What all containers of a host used in one minute, by the id of their history. */
export type MinuteValues = ReadonlyMap<number, UsageValues>;

const version = 1;

/**
 * One byte of version; then of each container, in the order of their ids: the distance from the id before, one bit for each
 * metric that has a value, and the values as counts of quanta.
 */
export function packMinute(minute: MinuteValues): Uint8Array {
  const writer = byteWriter();
  writer.byte(version);
  let previousId = 0;
  for (const [id, values] of [...minute].toSorted(([a], [b]) => a - b)) {
    writer.unsigned(id - previousId);
    previousId = id;
    const counts = usageMetrics.map((metric) => toQuanta(metric, values[metric]));
    writer.byte(counts.reduce<number>((mask, count, bit) => mask | (count === null ? 0 : 1 << bit), 0));
    for (const count of counts) if (count !== null) writer.unsigned(count);
  }
  return writer.bytes();
}

/**
 * All containers, or those that are wanted only.
 * @throws RangeError where the bytes are cut short or of another version.
 */
export function unpackMinute(bytes: Uint8Array, isWanted = (_id: number) => true): MinuteValues {
  const reader = byteReader(bytes);
  const found = reader.byte();
  if (found !== version) throw new RangeError(`A minute of usage is of version ${found}.`);
  const minute = new Map<number, UsageValues>();
  let id = 0;
  while (!reader.isAtEnd()) {
    id += reader.unsigned();
    const mask = reader.byte();
    if (isWanted(id)) minute.set(id, readValues(reader, mask));
    else for (const bit of usageMetrics.keys()) if (mask & (1 << bit)) reader.unsigned();
  }
  return minute;
}

function readValues(reader: ByteReader, mask: number): UsageValues {
  return perMetric((metric) => {
    const isPresent = (mask & (1 << usageMetrics.indexOf(metric))) !== 0;
    return isPresent ? fromQuanta(metric, reader.unsigned()) : null;
  });
}
