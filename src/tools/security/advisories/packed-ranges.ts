import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { VersionSpan } from './advisory.ts';

/** Which versions are affected, as the index keeps it: text, or deflated text where that is shorter, or null for "every one". */
export type PackedRanges = string | Uint8Array | null;

export interface Ranges {
  readonly spans: readonly VersionSpan[];
  readonly versions: readonly string[];
}

const marks = /[<=,|{\p{Cc}]/u;
const longText = 240;
const every: Ranges = { spans: [], versions: [] };
/** The same few versions repair thousands of packages; texts are short. */
const kept = new Map<string, Ranges>();
const mostKept = 10_000;
const mostInflatedBytes = 4 * 1024 * 1024;

/**
 * `1.0<1.2,2.0=2.1|3.0`: spans, parted by commas, then versions. `<` stands before `fixed`, `=` before `lastAffected`. What has such
 * marks in a version is JSON.
 */
export function packRanges({ spans, versions }: Ranges): PackedRanges {
  if (spans.length === 0 && versions.length === 0) return null;
  const texts = [...spans.flatMap((span) => Object.values(span)), ...versions];
  const isPlain =
    texts.every((text) => text !== '' && !marks.test(text)) && spans.every((span) => !isTwice(span));
  const plain = [spans.map(packSpan).join(','), ...versions].join('|');
  const text = isPlain ? plain : JSON.stringify({ spans, versions });
  if (text.length < longText) return text;
  const deflated = deflateRawSync(text);
  return deflated.length < Buffer.byteLength(text) ? deflated : text;
}

function isTwice({ fixed, lastAffected }: VersionSpan): boolean {
  return fixed !== undefined && lastAffected !== undefined;
}

function packSpan({ introduced = '', fixed, lastAffected }: VersionSpan): string {
  if (fixed !== undefined) return `${introduced}<${fixed}`;
  return lastAffected === undefined ? `${introduced}<` : `${introduced}=${lastAffected}`;
}

/** @throws Error for what `packRanges` never writes. */
export function unpackRanges(packed: PackedRanges): Ranges {
  if (packed === null) return every;
  const known = typeof packed === 'string' ? kept.get(packed) : undefined;
  if (known) return known;
  const ranges = unpack(packed);
  if (typeof packed === 'string' && packed.length < longText) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(packed, ranges);
  }
  return ranges;
}

function unpack(packed: string | Uint8Array): Ranges {
  const text =
    typeof packed === 'string'
      ? packed
      : inflateRawSync(packed, { maxOutputLength: mostInflatedBytes }).toString();
  if (text.startsWith('{')) {
    const read: Ranges = JSON.parse(text);
    return { spans: read.spans, versions: read.versions };
  }
  const [spans = '', ...versions] = text.split('|');
  return { spans: spans === '' ? [] : spans.split(',').map(unpackSpan), versions };
}

function unpackSpan(text: string): VersionSpan {
  const at = text.search(/[<=]/);
  if (at < 0) throw new Error('A span of the index cannot be read.');
  const [introduced, end] = [text.slice(0, at), text.slice(at + 1)];
  return {
    ...(introduced === '' ? {} : { introduced }),
    ...(end === '' ? {} : text[at] === '<' ? { fixed: end } : { lastAffected: end }),
  };
}
