import { WireFormatError } from '#library/wire/wire-error.ts';

/** What is read of BSON: JSON, and bytes. Dates become ISO texts, ids hex, 64-bit numbers doubles, and what JSON has not, null. */
export type BsonValue = string | number | boolean | null | Buffer | BsonValue[] | BsonDocument;
export type BsonDocument = { readonly [name: string]: BsonValue };

const deepest = 50;

/** A whole document. @throws WireFormatError */
export function readBson(bytes: Buffer): BsonDocument {
  try {
    return readDocument(bytes, deepest);
  } catch (error) {
    if (error instanceof RangeError) throw new WireFormatError('Its answer is no BSON.');
    throw error;
  }
}

function readDocument(bytes: Buffer, depth: number): BsonDocument {
  if (depth === 0) throw new RangeError('too deep');
  const end = bytes.readInt32LE(0) - 1;
  if (end < 4 || end >= bytes.length || bytes[end] !== 0) throw new RangeError('cut off');
  const entries: [string, BsonValue][] = [];
  let at = 4;
  while (at < end) {
    const type = bytes.readUInt8(at);
    const endOfName = bytes.indexOf(0, at + 1);
    if (endOfName < 0 || endOfName >= end) throw new RangeError('cut off');
    const name = bytes.toString('utf8', at + 1, endOfName);
    const { value, length } = readValue(type, bytes.subarray(endOfName + 1, end), depth - 1);
    entries.push([name, value]);
    at = endOfName + 1 + length;
  }
  if (at !== end) throw new RangeError('cut off');
  return Object.fromEntries(entries);
}

interface Read {
  readonly value: BsonValue;
  readonly length: number;
}

/** Those without a value in JSON, and how long they are. */
const leftOut: Readonly<Record<number, number>> = { 0x06: 0, 0x0a: 0, 0xff: 0, 0x7f: 0, 0x11: 8, 0x13: 16 };

function readValue(type: number, bytes: Buffer, depth: number): Read {
  const skipped = leftOut[type];
  if (skipped !== undefined) return { value: null, length: skipped };
  if (type === 0x01) return { value: bytes.readDoubleLE(0), length: 8 };
  if (type === 0x10) return { value: bytes.readInt32LE(0), length: 4 };
  if (type === 0x12) return { value: Number(bytes.readBigInt64LE(0)), length: 8 };
  if (type === 0x08) return { value: bytes.readUInt8(0) !== 0, length: 1 };
  if (type === 0x09) return { value: dateText(bytes.readBigInt64LE(0)), length: 8 };
  if (type === 0x07) return { value: part(bytes, 0, 12).toString('hex'), length: 12 };
  if (type === 0x02 || type === 0x0d || type === 0x0e) return readText(bytes);
  if (type === 0x05) {
    const length = sizeAt(bytes);
    return { value: part(bytes, 5, length), length: length + 5 };
  }
  if (type === 0x0b) return readPattern(bytes);
  if (type !== 0x03 && type !== 0x04) throw new RangeError('unknown');
  const length = sizeAt(bytes);
  const document = readDocument(part(bytes, 0, length), depth);
  return { value: type === 0x04 ? Object.values(document) : document, length };
}

function readText(bytes: Buffer): Read {
  const length = sizeAt(bytes);
  if (length < 1) throw new RangeError('cut off');
  return { value: part(bytes, 4, length).toString('utf8', 0, length - 1), length: length + 4 };
}

/** Two texts that end with a zero. */
function readPattern(bytes: Buffer): Read {
  const first = bytes.indexOf(0);
  const second = bytes.indexOf(0, first + 1);
  if (first < 0 || second < 0) throw new RangeError('cut off');
  return { value: bytes.toString('utf8', 0, first), length: second + 1 };
}

function sizeAt(bytes: Buffer): number {
  const size = bytes.readInt32LE(0);
  if (size < 0 || size > bytes.length) throw new RangeError('cut off');
  return size;
}

function part(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) throw new RangeError('cut off');
  return bytes.subarray(start, start + length);
}

function dateText(ms: bigint): string | null {
  const date = new Date(Number(ms));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
