import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { byteReader, type ByteReader } from '#library/packed/byte-reader.ts';
import { byteWriter, type ByteWriter } from '#library/packed/byte-writer.ts';
import { fromQuanta, perMetric, toQuanta, usageMetrics } from './usage-metrics.ts';
import type { Column, UsagePoints } from './usage-points.ts';

/** `minutes`: one value for each step. `spans`: lowest, mean and highest of longer steps. */
export type BlockKind = 'minutes' | 'spans';

const plainVersion = 1;
const deflatedVersion = 2;
/** No block is near this: bytes from a damaged file must not fill the memory. */
const maxPlainBytes = 1 << 20;

/**
 * Points of one container. One byte of version; then, deflated where that is shorter (RFC 1951), of each metric: how many steps in
 * turn have no value and have one, the differences from value to value, and of spans also how far the lowest and the highest
 * are from the mean.
 */
export function packBlock(kind: BlockKind, points: UsagePoints): Uint8Array {
  const writer = byteWriter();
  for (const metric of usageMetrics) {
    const quanta = (column: Column) => column.map((value) => toQuanta(metric, value));
    const avg = quanta(points[metric].avg);
    writePresence(writer, avg);
    writeDifferences(writer, avg);
    if (kind === 'minutes') continue;
    writeDistances(writer, avg, quanta(points[metric].min));
    writeDistances(writer, avg, quanta(points[metric].max));
  }
  const plain = writer.bytes();
  const deflated = deflateRawSync(plain, { level: 9, memLevel: 9 });
  return deflated.length < plain.length
    ? Buffer.concat([Uint8Array.of(deflatedVersion), deflated])
    : Buffer.concat([Uint8Array.of(plainVersion), plain]);
}

/** @throws where the bytes are no block of this kind and length. */
export function unpackBlock(kind: BlockKind, steps: number, bytes: Uint8Array): UsagePoints {
  const reader = byteReader(plainOf(bytes));
  return perMetric((metric) => {
    const isPresent = readPresence(reader, steps);
    const avg = readDifferences(reader, isPresent);
    const min = kind === 'minutes' ? avg : readDistances(reader, avg, -1);
    const max = kind === 'minutes' ? avg : readDistances(reader, avg, 1);
    const values = (column: Column) => column.map((count) => fromQuanta(metric, count));
    return { avg: values(avg), min: values(min), max: values(max) };
  });
}

function plainOf(bytes: Uint8Array): Uint8Array {
  const body = bytes.subarray(1);
  if (bytes[0] === plainVersion) return body;
  if (bytes[0] === deflatedVersion) return inflateRawSync(body, { maxOutputLength: maxPlainBytes });
  throw new RangeError(`A block of usage is of version ${bytes[0]}.`);
}

/** The lengths of the runs without and with a value, in turn, beginning with one without. */
function writePresence(writer: ByteWriter, column: Column): void {
  let isPresent = false;
  let run = 0;
  for (const value of column) {
    if ((value !== null) !== isPresent) {
      writer.unsigned(run);
      isPresent = !isPresent;
      run = 0;
    }
    run += 1;
  }
  writer.unsigned(run);
}

function readPresence(reader: ByteReader, steps: number): boolean[] {
  const present: boolean[] = [];
  for (let isPresent = false; present.length < steps; isPresent = !isPresent) {
    const run = reader.unsigned();
    if (present.length + run > steps) throw new RangeError('A block of usage is longer than its time.');
    for (let step = 0; step < run; step++) present.push(isPresent);
  }
  return present;
}

function writeDifferences(writer: ByteWriter, column: Column): void {
  let previous = 0;
  for (const value of column) {
    if (value === null) continue;
    writer.signed(value - previous);
    previous = value;
  }
}

function readDifferences(reader: ByteReader, isPresent: readonly boolean[]): Column {
  let previous = 0;
  return isPresent.map((present) => (present ? (previous += reader.signed()) : null));
}

function writeDistances(writer: ByteWriter, from: Column, to: Column): void {
  for (const [step, value] of from.entries()) {
    if (value !== null) writer.unsigned(Math.abs((to[step] ?? value) - value));
  }
}

function readDistances(reader: ByteReader, from: Column, direction: 1 | -1): Column {
  return from.map((value) => (value === null ? null : value + direction * reader.unsigned()));
}
