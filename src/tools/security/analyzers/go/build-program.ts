import { magic } from './build-info.ts';

export interface NewProgram {
  readonly goVersion: string;
  /** Lines as `go version -m` prints them, without the first tab. */
  readonly modules?: string;
  /** As Go before 1.18 wrote it: addresses of the texts. */
  readonly isOld?: boolean;
  /** What lies before the part that is written to, from byte 4096 on. */
  readonly readOnly?: Buffer;
  /** How the linker says that it is one of Go: with the id of the build, or in one that leaves it out with a program header. */
  readonly mark?: 'note' | 'header' | 'none';
}

const marks = { note: [4, 0, 0, 0x476f0000], header: [0x80150465], none: [] } as const;

const address = 0x400000;
const readOnlyAt = 4096;

/** For tests: what NEXUS looks at of a 64-bit little-endian ELF program that Go linked; nothing that would run. */
export function buildProgram({
  goVersion,
  modules = '',
  isOld = false,
  readOnly,
  mark = 'note',
}: NewProgram): Buffer {
  const sentinel = Buffer.alloc(16, 0x30);
  const module = modules === '' ? Buffer.alloc(0) : Buffer.concat([sentinel, Buffer.from(modules), sentinel]);
  const texts = [Buffer.from(goVersion), module];
  const constants = Buffer.concat([readOnly ?? Buffer.alloc(0), ...(isOld ? texts : [])]);
  const dataAt = readOnlyAt + Math.ceil(constants.length / 4096) * 4096;
  const textsAt = readOnlyAt + (readOnly?.length ?? 0);
  const data = isOld ? pointing(dataAt, textsAt, texts) : inline(texts);
  const program = Buffer.alloc(dataAt + data.length + 64);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(program);
  program.writeBigUInt64LE(64n, 32);
  program.writeUInt16LE(56, 54);
  program.writeUInt16LE(2, 56);
  segment(program, 64, 5, 0, dataAt);
  segment(program, 64 + 56, 6, dataAt, data.length + 64);
  for (const [index, word] of marks[mark].entries()) program.writeUInt32BE(word, 3996 + 4 * index);
  constants.copy(program, readOnlyAt);
  data.copy(program, dataAt);
  return program;
}

function segment(program: Buffer, at: number, flags: number, offset: number, bytes: number): void {
  program.writeUInt32LE(1, at);
  program.writeUInt32LE(flags, at + 4);
  program.writeBigUInt64LE(BigInt(offset), at + 8);
  program.writeBigUInt64LE(BigInt(address + offset), at + 16);
  program.writeBigUInt64LE(BigInt(bytes), at + 32);
}

function inline(texts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(32);
  magic.copy(header);
  header.set([8, 2], 14);
  return Buffer.concat([header, ...texts.flatMap((text) => [varint(text.length), text])]);
}

/** The header, then two strings of Go: the address of a text and its length. */
function pointing(dataAt: number, textsAt: number, texts: readonly Buffer[]): Buffer {
  const data = Buffer.alloc(32 + 16 * texts.length);
  magic.copy(data);
  data[14] = 8;
  let textAt = address + textsAt;
  for (const [index, text] of texts.entries()) {
    const stringAt = 32 + 16 * index;
    data.writeBigUInt64LE(BigInt(address + dataAt + stringAt), 16 + 8 * index);
    data.writeBigUInt64LE(BigInt(textAt), stringAt);
    data.writeBigUInt64LE(BigInt(text.length), stringAt + 8);
    textAt += text.length;
  }
  return data;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 128)) bytes.push((left & 0x7f) | 0x80);
  return Buffer.from([...bytes, left]);
}
