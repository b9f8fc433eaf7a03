import { crc32, deflateRawSync } from 'node:zlib';
import { signatures } from './zip-header.ts';

export interface NewZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** Absent: deflate. */
  readonly isStored?: boolean;
  /** Sizes behind the content, as by a writer that cannot go back. */
  readonly isStreamed?: boolean;
  /** Sizes as zip64 writes them. */
  readonly isWide?: boolean;
}

/** For tests: a zip in memory. */
export function buildZip(entries: readonly NewZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = parts(entry, offset);
    locals.push(local);
    directory.push(central);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(signatures.end);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function parts(entry: NewZipEntry, offset: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(entry.content);
  const packed = entry.isStored ? content : deflateRawSync(content);
  const checksum = crc32(content);
  const known = fields(entry, checksum, packed.length, content.length);
  const unknown = entry.isStreamed ? fields(entry, 0, 0, 0) : known;
  const name = Buffer.from(entry.name);
  const local = Buffer.concat([
    number(signatures.local),
    number(20, 2),
    unknown.fixed,
    number(name.length, 2),
    number(unknown.extra.length, 2),
    name,
    unknown.extra,
    packed,
    ...(entry.isStreamed ? [descriptor(entry, checksum, packed.length, content.length)] : []),
  ]);
  const central = Buffer.concat([
    number(signatures.central),
    number(20, 2),
    number(20, 2),
    known.fixed,
    number(name.length, 2),
    number(known.extra.length, 2),
    Buffer.alloc(10),
    number(offset),
    name,
    known.extra,
  ]);
  return { local, central };
}

function fields(entry: NewZipEntry, checksum: number, packedBytes: number, sizeBytes: number) {
  const fixed = Buffer.concat([
    number(entry.isStreamed ? 0x08 : 0, 2),
    number(entry.isStored ? 0 : 8, 2),
    number(0),
    number(checksum),
    number(entry.isWide ? 0xffffffff : packedBytes),
    number(entry.isWide ? 0xffffffff : sizeBytes),
  ]);
  const extra = entry.isWide
    ? Buffer.concat([number(1, 2), number(16, 2), number(sizeBytes, 8), number(packedBytes, 8)])
    : Buffer.alloc(0);
  return { fixed, extra };
}

function descriptor(entry: NewZipEntry, checksum: number, packedBytes: number, sizeBytes: number): Buffer {
  const width = entry.isWide ? 8 : 4;
  return Buffer.concat([
    number(signatures.descriptor),
    number(checksum),
    number(packedBytes, width),
    number(sizeBytes, width),
  ]);
}

function number(value: number, bytes = 4): Buffer {
  const field = Buffer.alloc(8);
  field.writeBigUInt64LE(BigInt(value));
  return field.subarray(0, bytes);
}
