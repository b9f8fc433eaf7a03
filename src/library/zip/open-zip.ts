import { findDirectory } from './find-directory.ts';
import { unpack } from './unpack.ts';
import { spend, type ByteBudget, type ZipBounds, type ZipEntry } from './zip-entry.ts';
import { ZipError } from './zip-error.ts';
import {
  centralBytes,
  localBytes,
  nameOf,
  parseHeader,
  signatures,
  widened,
  type ZipHeader,
} from './zip-header.ts';

/**
 * The entries of a zip that is in memory, as its central directory lists them (APPNOTE 6.3.10): stored and deflate, zip64, behind any
 * other bytes, such as a script that starts it. Nothing is unpacked before `whole` is called; calls may come in any order, and
 * again. Throws `ZipError`, and so does `whole`. What `whole` gives may be a view of `bytes`.
 */
export function openZip(bytes: Buffer, bounds: ZipBounds): readonly ZipEntry[] {
  const { startsAt, endsAt, baseAt } = findDirectory(bytes);
  const budget: ByteBudget = { left: bounds.mostBytes };
  const entries: ZipEntry[] = [];
  for (let at = startsAt; at < endsAt;) {
    if (entries.length >= bounds.mostEntries) {
      throw new ZipError('too-many', `The zip has more than ${bounds.mostEntries} entries.`);
    }
    const { entry, length } = entryAt(bytes, at, endsAt, baseAt, budget);
    entries.push(entry);
    at += length;
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number, endsAt: number, baseAt: number, budget: ByteBudget) {
  if (at + centralBytes > endsAt || bytes.readUInt32LE(at) !== signatures.central) throw damaged();
  const narrow = parseHeader(bytes, at + 8);
  const nameAt = at + centralBytes;
  const extraAt = nameAt + narrow.nameBytes;
  const length = centralBytes + narrow.nameBytes + narrow.extraBytes + bytes.readUInt16LE(at + 32);
  if (at + length > endsAt) throw damaged();
  const extra = bytes.subarray(extraAt, extraAt + narrow.extraBytes);
  const { offset, ...sizes } = widened(extra, { ...narrow, offset: bytes.readUInt32LE(at + 42) });
  const header = { ...narrow, ...sizes };
  const name = nameOf(bytes.subarray(nameAt, extraAt));
  const entry: ZipEntry = {
    name,
    isFolder: name.endsWith('/'),
    sizeBytes: header.sizeBytes,
    whole: async (mostBytes) => {
      if (header.sizeBytes > mostBytes)
        throw new ZipError('too-large', 'A part of the zip is too large to be read.');
      const packed = packedOf(bytes, baseAt + offset, header);
      spend(budget, header.sizeBytes);
      return await unpack(packed, header);
    },
  };
  return { entry, length };
}

/** The central directory says how long it is, the local header where it begins: its name and extra field may differ. */
function packedOf(bytes: Buffer, at: number, { packedBytes }: ZipHeader): Buffer {
  if (at + localBytes > bytes.length || bytes.readUInt32LE(at) !== signatures.local) throw damaged();
  const local = parseHeader(bytes, at + 6);
  const startsAt = at + localBytes + local.nameBytes + local.extraBytes;
  if (startsAt + packedBytes > bytes.length) throw damaged();
  return bytes.subarray(startsAt, startsAt + packedBytes);
}

function damaged(): ZipError {
  return new ZipError('malformed', 'The zip is damaged: its directory leads nowhere.');
}
