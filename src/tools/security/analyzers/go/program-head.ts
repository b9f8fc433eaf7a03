/** A part of a program that is written to while it runs, by offset in the file. */
export interface Segment {
  readonly offset: number;
  readonly sizeBytes: number;
  /** Where it lies in memory; only what an ELF program says is kept. */
  readonly address: number;
  readonly isWritable: boolean;
}

export interface ProgramHead {
  readonly kind: 'elf' | 'pe' | 'mach-o';
  /** Empty where the head does not tell. */
  readonly segments: readonly Segment[];
  /** Whether Go linked it, into a format in which what it says may lie anywhere (`followPointers`). */
  readonly mayPoint: boolean;
}

/** The head of a program is in here. */
export const headBytes = 4096;
const mostSegments = 128;

/** Tells a program by its first bytes; null when it is none. */
export function programHead(head: Buffer): ProgramHead | null {
  if (head.length < 64) return null;
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46) return { kind: 'elf', segments: elfSegments(head), mayPoint: isOfGo(head) };
  if (head.readUInt16BE(0) === 0x4d5a) return peHead(head);
  // MH_MAGIC and MH_MAGIC_64 in both byte orders (mach-o/loader.h).
  const isMachO = [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe].includes(magic);
  return isMachO ? { kind: 'mach-o', segments: [], mayPoint: false } : null;
}

/**
 * Go's linker writes a note of type 4 with the id of the build; in one that leaves the id out, up to Go 1.20, it is told by the program
 * header PT_PAX_FLAGS, which hardly anyone else writes (Go's `cmd/link/internal/ld/elf.go`). Of either byte order.
 */
function isOfGo(head: Buffer): boolean {
  return marksOfGo.some((mark) => head.includes(mark));
}

const marksOfGo = ['Go\0\0', '\x80\x15\x04\x65', '\x65\x04\x15\x80'].map((mark) =>
  Buffer.from(mark, 'latin1'),
);

/** Program headers of type PT_LOAD (System V ABI, "Program Header"). */
function elfSegments(head: Buffer): Segment[] {
  const isWide = head[4] === 2;
  const read = numbers(head, head[5] === 2);
  const startsAt = isWide ? read.wide(32) : read.long(28);
  const [length, count] = isWide ? [read.short(54), read.short(56)] : [read.short(42), read.short(44)];
  const segments: Segment[] = [];
  for (let index = 0; index < Math.min(count, mostSegments); index++) {
    const at = startsAt + index * length;
    if (length < (isWide ? 56 : 32) || at + length > head.length) break;
    if (read.long(at) !== 1) continue;
    const flags = read.long(at + (isWide ? 4 : 24));
    segments.push({
      offset: isWide ? read.wide(at + 8) : read.long(at + 4),
      address: isWide ? read.wide(at + 16) : read.long(at + 8),
      sizeBytes: isWide ? read.wide(at + 32) : read.long(at + 16),
      // Written to and not run: PF_W without PF_X.
      isWritable: (flags & 3) === 2,
    });
  }
  return segments;
}

/** The section table behind the optional header (Microsoft, "PE Format"). */
function peHead(head: Buffer): ProgramHead | null {
  const read = numbers(head, false);
  const at = read.long(60);
  if (at + 24 > head.length) return null;
  if (head.readUInt32BE(at) !== 0x50450000) return null;
  const startsAt = at + 24 + read.short(at + 20);
  const segments: Segment[] = [];
  for (let index = 0; index < Math.min(read.short(at + 6), mostSegments); index++) {
    const section = startsAt + index * 40;
    if (section + 40 > head.length) break;
    segments.push({
      offset: read.long(section + 20),
      address: read.long(section + 12),
      sizeBytes: read.long(section + 16),
      // IMAGE_SCN_MEM_WRITE.
      isWritable: (read.long(section + 36) & 0x80000000) !== 0,
    });
  }
  return { kind: 'pe', segments, mayPoint: false };
}

/** Numbers of either byte order. What is too large to be an offset becomes infinite, and lies outside of everything. */
export function numbers(bytes: Buffer, isBigEndian: boolean) {
  return {
    short: (at: number) => (isBigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at)),
    long: (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)),
    wide: (at: number) => {
      const value = isBigEndian ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at);
      return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.POSITIVE_INFINITY;
    },
  };
}
