import { byteBudget } from './header-blobs.ts';

const slotBytes = 16;
const slotPageBytes = 4096;
/** Where blobs lie and how long their place is. */
const unitBytes = 16;
const blobHeadBytes = 16;
/** `RpmP`, `Slot` and `BlbS`. */
const magics = { file: 0x506d7052, slot: 0x746f6c53, blob: 0x53626c42 };

export function isNdb(file: Buffer): boolean {
  return file.length >= 32 && file.readUInt32LE(0) === magics.file;
}

/**
 * rpm's own `Packages.db` (lib/backend/ndb/rpmpkg.c), little endian: pages of slots, the first two places of which are the header of the
 * file, then blobs.
 */
export function* readNdb(file: Buffer, reject: (why: string) => void): Generator<Buffer, void> {
  const mayTake = byteBudget(file);
  if (file.readUInt32LE(4) !== 0) {
    reject('The database is of a version that is not known.');
    return;
  }
  const slotsEnd = file.readUInt32LE(12) * slotPageBytes;
  if (slotsEnd > file.length) reject('The database is cut off.');
  for (let at = 2 * slotBytes; at + slotBytes <= Math.min(slotsEnd, file.length); at += slotBytes) {
    const number = file.readUInt32LE(at + 4);
    if (file.readUInt32LE(at) !== magics.slot) reject('The database has a place that is damaged.');
    else if (number !== 0) {
      const blob = blobAt(file, file.readUInt32LE(at + 8) * unitBytes, number);
      if (blob === undefined) reject('A package in the database is damaged.');
      else if (mayTake(blob.length)) yield blob;
      else {
        reject('Packages in the database lie over each other.');
        return;
      }
    }
  }
}

function blobAt(file: Buffer, at: number, number: number): Buffer | undefined {
  if (at + blobHeadBytes > file.length) return undefined;
  const isBlob = file.readUInt32LE(at) === magics.blob && file.readUInt32LE(at + 4) === number;
  const end = at + blobHeadBytes + file.readUInt32LE(at + 12);
  return isBlob && end <= file.length ? file.subarray(at + blobHeadBytes, end) : undefined;
}
