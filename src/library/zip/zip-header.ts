import { ZipError } from './zip-error.ts';

export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  descriptor: 0x08074b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const;

export const localBytes = 30;
export const centralBytes = 46;

/** What local and central headers say alike (APPNOTE 6.3.10, 4.3.7 and 4.3.12). */
export interface ZipHeader {
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly nameBytes: number;
  readonly extraBytes: number;
}

/** The fields from the flags on, which stand at `at`. */
export function parseHeader(bytes: Buffer, at: number): ZipHeader {
  return {
    flags: bytes.readUInt16LE(at),
    method: bytes.readUInt16LE(at + 2),
    crc32: bytes.readUInt32LE(at + 8),
    packedBytes: bytes.readUInt32LE(at + 12),
    sizeBytes: bytes.readUInt32LE(at + 16),
    nameBytes: bytes.readUInt16LE(at + 20),
    extraBytes: bytes.readUInt16LE(at + 22),
  };
}

/** Whether sizes and checksum stand behind the content (4.4.4, bit 3). */
export function hasDescriptor(header: ZipHeader): boolean {
  return (header.flags & 0x08) !== 0;
}

export function assertReadable({ flags, method }: ZipHeader): void {
  if ((flags & 0x41) !== 0) throw new ZipError('unsupported', 'This part of the zip is encrypted.');
  if (method !== 0 && method !== 8) {
    throw new ZipError(
      'unsupported',
      `This part of the zip is packed by method ${method}, which is not read.`,
    );
  }
}

const saturated = 0xffffffff;

export interface Wide {
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly offset: number;
}

/** The values with those of the zip64 extra field in their place, where a value says so by being full (4.5.3). */
export function widened(extra: Buffer, narrow: Wide): Wide {
  const field = zip64Field(extra);
  let at = 0;
  const wide = (value: number): number => {
    if (value !== saturated || field === undefined || at + 8 > field.length) return value;
    at += 8;
    return safe(field.readBigUInt64LE(at - 8));
  };
  // In this order, and only those that are full.
  const sizeBytes = wide(narrow.sizeBytes);
  const packedBytes = wide(narrow.packedBytes);
  return { sizeBytes, packedBytes, offset: wide(narrow.offset) };
}

function zip64Field(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 0x0001) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

export function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new ZipError('malformed', 'A number in the zip is beyond all files.');
  }
  return Number(value);
}

/** Names are UTF-8 in fact, whatever bit 11 says; what is not keeps its bytes, one a character. */
export function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}
