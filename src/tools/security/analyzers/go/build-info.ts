/** What Go writes into a program (Go's `debug/buildinfo`). */
export interface BuildInfo {
  /** As `runtime.Version()` says it: `go1.22.1 X:loopvar`. */
  readonly goVersion: string;
  /** Lines of `path`, `mod`, `dep`, `=>` and `build`; empty for a program without modules. */
  readonly modules: string;
}

/** What is where the magic is: build information, a place that needs so many bytes from the magic on, one that points elsewhere, or none. */
export type AtMagic =
  | { readonly kind: 'info'; readonly info: BuildInfo }
  | { readonly kind: 'more'; readonly bytes: number }
  | { readonly kind: 'pointers' }
  | { readonly kind: 'none' };

/** Written in pieces, so that this program is not taken for one. */
export const magic = Buffer.from(['\xff Go', 'buildinf:'].join(' '), 'latin1');
/** The linker puts the magic at multiples of this. */
export const alignment = 16;
const headerBytes = 32;
const mostVersionBytes = 256;
/** The largest programs have some 2,000 modules of 120 bytes. */
const mostModuleBytes = 4 * 1024 * 1024;
/** 16 random bytes before and after, by which older tools found the text. */
const sentinelBytes = 16;

/** Reads build information where the magic begins. `bytes` starts there. */
export function readAtMagic(bytes: Buffer): AtMagic {
  if (bytes.length < headerBytes) return { kind: 'more', bytes: headerBytes };
  // Bit 1 since Go 1.18: the texts follow. Before, pointers to them.
  if ((bytes[15]! & 2) === 0) {
    return bytes[14] === 4 || bytes[14] === 8 ? { kind: 'pointers' } : { kind: 'none' };
  }
  const version = textAt(bytes, headerBytes, mostVersionBytes);
  if (!isText(version)) return version;
  if (!isGoVersion(version.text.toString('latin1'))) return { kind: 'none' };
  const modules = textAt(bytes, version.endsAt, mostModuleBytes);
  if (!isText(modules)) return modules;
  return {
    kind: 'info',
    info: { goVersion: version.text.toString(), modules: withoutSentinels(modules.text) },
  };
}

export function isGoVersion(text: string): boolean {
  return /^(go1|devel )/.test(text);
}

export function withoutSentinels(text: Buffer): string {
  const isWhole = text.length > 2 * sentinelBytes && text[text.length - sentinelBytes - 1] === 0x0a;
  return isWhole ? text.toString('utf8', sentinelBytes, text.length - sentinelBytes) : '';
}

interface Text {
  readonly text: Buffer;
  readonly endsAt: number;
}

/** Its length as a varint (Go's `encoding/binary`), then the text. */
function textAt(bytes: Buffer, at: number, mostBytes: number): Text | AtMagic {
  let length = 0;
  for (let index = 0; index < 4; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return { kind: 'more', bytes: at + index + 1 };
    length += (byte & 0x7f) * 128 ** index;
    if (byte >= 0x80) continue;
    const startsAt = at + index + 1;
    if (length > mostBytes) return { kind: 'none' };
    if (startsAt + length > bytes.length) return { kind: 'more', bytes: startsAt + length };
    return { text: bytes.subarray(startsAt, startsAt + length), endsAt: startsAt + length };
  }
  return { kind: 'none' };
}

function isText(found: Text | AtMagic): found is Text {
  return 'text' in found;
}
