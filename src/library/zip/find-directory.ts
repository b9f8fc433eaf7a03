import { ZipError } from './zip-error.ts';
import { safe, signatures } from './zip-header.ts';

export interface DirectoryPlace {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Where the zip begins in the bytes: offsets count from there. */
  readonly baseAt: number;
}

const endBytes = 22;
const end64Bytes = 56;
const locatorBytes = 20;
const maxCommentBytes = 0xffff;

/** Finds the central directory from the end of a zip (APPNOTE 6.3.10, 4.3.14 to 4.3.16). Throws `ZipError`. */
export function findDirectory(bytes: Buffer): DirectoryPlace {
  const endAt = findEnd(bytes);
  const narrow = {
    at: endAt,
    length: bytes.readUInt32LE(endAt + 12),
    offset: bytes.readUInt32LE(endAt + 16),
  };
  const entries = bytes.readUInt16LE(endAt + 10);
  const isFull = entries === 0xffff || narrow.length === 0xffffffff || narrow.offset === 0xffffffff;
  const { at, length, offset } = (isFull && wideEnd(bytes, endAt)) || narrow;
  const baseAt = at - length - offset;
  if (baseAt < 0) throw new ZipError('malformed', 'The zip is damaged: its directory leads nowhere.');
  return { startsAt: baseAt + offset, endsAt: at, baseAt };
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endBytes - maxCommentBytes);
  for (let at = bytes.length - endBytes; at >= lowest; at--) {
    const isEnd = bytes.readUInt32LE(at) === signatures.end;
    if (isEnd && at + endBytes + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  const isBegun = bytes.length >= 4 && bytes.readUInt32LE(0) === signatures.local;
  throw isBegun
    ? new ZipError('truncated', 'The zip ends midway.')
    : new ZipError('malformed', 'This is no zip, or a damaged one.');
}

/** The end record of zip64: right before its locator, or where that says when the record is longer than it was. */
function wideEnd(bytes: Buffer, endAt: number): { at: number; length: number; offset: number } | undefined {
  const locatorAt = endAt - locatorBytes;
  if (locatorAt < 0 || bytes.readUInt32LE(locatorAt) !== signatures.end64Locator) return undefined;
  const said = bytes.readBigUInt64LE(locatorAt + 8);
  for (const at of [locatorAt - end64Bytes, Number(said)]) {
    if (at < 0 || at + end64Bytes > locatorAt || bytes.readUInt32LE(at) !== signatures.end64) continue;
    return {
      at,
      length: safe(bytes.readBigUInt64LE(at + 40)),
      offset: safe(bytes.readBigUInt64LE(at + 48)),
    };
  }
  throw new ZipError('malformed', 'The zip is damaged: its directory leads nowhere.');
}
