import { TarError } from './tar-error.ts';

export const blockBytes = 512;

/** `other`: a type that only some programs know; treated as a file, as POSIX asks. */
export type TarKind =
  | 'file'
  | 'folder'
  | 'link'
  | 'hard-link'
  | 'character-device'
  | 'block-device'
  | 'pipe'
  | 'other';

/** What an archive says about one entry. All of it is untrusted: a name may be absolute or climb with `..`. */
export interface TarHeader {
  readonly name: string;
  /** False when the name was not UTF-8 and `name` shows replacement characters. */
  readonly isNameExact: boolean;
  readonly kind: TarKind;
  readonly sizeBytes: number;
  /** 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAtMs: number;
  /** Of links; otherwise empty. */
  readonly linkTarget: string;
}

/** A block as it stands, before extended headers have their say. */
export interface RawHeader {
  readonly type: string;
  readonly name: string;
  readonly isNameExact: boolean;
  readonly linkTarget: string;
  readonly sizeBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAtMs: number;
}

/** POSIX.1-2017 pax, "ustar Interchange Format", with the base-256 numbers of GNU tar. Null for a block of zeros. */
export function parseHeader(block: Buffer): RawHeader | null {
  if (block[0] === 0 && block.every((byte) => byte === 0)) return null;
  assertChecksum(block);
  const name = nameOf(block);
  return {
    type: String.fromCharCode(block[156]!),
    name,
    isNameExact: !name.includes('\ufffd') || isExact(name, nameBytes(block)),
    linkTarget: block[157] === 0 ? '' : block.toString('utf8', 157, endOfText(block, 157, 100)),
    sizeBytes: numberIn(block, 124, 12),
    mode: numberIn(block, 100, 8) & 0o7777,
    uid: numberIn(block, 108, 8),
    gid: numberIn(block, 116, 8),
    modifiedAtMs: modified(block),
  };
}

function nameOf(block: Buffer): string {
  // The prefix is of POSIX, and rare.
  return block[345] === 0
    ? block.toString('utf8', 0, endOfText(block, 0, 100))
    : nameBytes(block).toString('utf8');
}

/** With the prefix before it. Only the whole of it is UTF-8. */
function nameBytes(block: Buffer): Buffer {
  const name = block.subarray(0, endOfText(block, 0, 100));
  const isPosix = block[345] !== 0 && block.toString('latin1', 257, 263) === 'ustar\0';
  return isPosix ? Buffer.concat([block.subarray(345, endOfText(block, 345, 155)), slash, name]) : name;
}

const slash = Buffer.from('/');

/** Whether the text says all that the bytes do. */
export function isExact(text: string, bytes: Buffer): boolean {
  return !text.includes('\ufffd') || Buffer.from(text).equals(bytes);
}

/** Signed and unsigned sums were both in use. */
function assertChecksum(block: Buffer): void {
  const claimed = numberIn(block, 148, 8);
  // The field itself counts as spaces.
  let unsigned = 8 * 0x20;
  for (let at = 0; at < 148; at += 1) unsigned += block[at]!;
  for (let at = 156; at < blockBytes; at += 1) unsigned += block[at]!;
  if (claimed === unsigned) return;
  let high = 0;
  for (let at = 0; at < blockBytes; at += 1) if (at < 148 || at >= 156) high += block[at]! >> 7;
  if (claimed === unsigned - 256 * high) return;
  throw new TarError('malformed', 'This is no tar archive, or it is damaged.');
}

/** The first zero byte, or the end of the field. */
function endOfText(block: Buffer, at: number, length: number): number {
  let end = at;
  while (end < at + length && block[end] !== 0) end += 1;
  return end;
}

const space = 0x20;

/** Octal digits, with spaces before and a space or zero byte behind; or binary, as GNU tar writes large ones. */
export function numberIn(block: Buffer, at: number, length: number): number {
  if ((block[at]! & 0x80) !== 0) return binary(block.subarray(at, at + length));
  const end = at + length;
  let next = at;
  while (next < end && block[next] === space) next += 1;
  let value = 0;
  for (; next < end; next += 1) {
    const digit = block[next]! - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  while (next < end && block[next] === space) next += 1;
  if (next < end && block[next] !== 0) throw new TarError('malformed', 'A number in the archive is none.');
  return safe(value);
}

function binary(field: Buffer): number {
  if ((field[0]! & 0x40) !== 0) throw new TarError('malformed', 'A number in the archive is negative.');
  const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0]! & 0x3f);
  return safe(value);
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TarError('too-large', 'A number in the archive is too large.');
  return value;
}

/** Times before 1970 are negative in GNU's form; nobody here needs them exactly. */
function modified(block: Buffer): number {
  return (block[136]! & 0xc0) === 0xc0 ? 0 : numberIn(block, 136, 12) * 1000;
}
