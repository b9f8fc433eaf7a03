/**
 * A pattern over a whole text: `*` any run, `?` one character, `[a-z]` one of a class (`[^a-z]` none of it), `\` takes the
 * next one as it is. An unclosed `[` is a plain one. (Source: Go's path/filepath.Match, without its separators.)
 */
export interface Glob {
  readonly segments: readonly Segment[];
  readonly isOpenAtStart: boolean;
  readonly isOpenAtEnd: boolean;
}

/** What stands between two `*`: always as long as its tokens, so the leftmost place that fits is the best one. */
interface Segment {
  readonly tokens: readonly Token[];
  /** The text of a segment without `?` and classes. */
  readonly plain: string | undefined;
}

type Token = string | CharacterClass;

interface CharacterClass {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** What `?` stands for. */
const anyCharacter: CharacterClass = { isNegated: true, ranges: [] };
/** Up to here `indexOf`, whose worst case is text times segment, is quick enough. */
const maxSearchedByIndex = 32;

export function parseGlob(pattern: string): Glob {
  const segments: Token[][] = [[]];
  let at = 0;
  while (at < pattern.length) {
    const character = pattern.charAt(at);
    if (character === '*') {
      segments.push([]);
      at += 1;
      continue;
    }
    const { token, next } = readToken(pattern, at);
    segments.at(-1)?.push(token);
    at = next;
  }
  return {
    segments: segments.filter((tokens) => tokens.length > 0).map(segmentOf),
    isOpenAtStart: segments.length > 1 && segments[0]?.length === 0,
    isOpenAtEnd: segments.length > 1 && segments.at(-1)?.length === 0,
  };
}

/** Writes a text so that as a pattern it matches only itself. */
export function escapeGlob(text: string): string {
  return text.replaceAll(/[\\*?[\]()]/g, String.raw`\$&`);
}

function segmentOf(tokens: readonly Token[]): Segment {
  const isPlain = tokens.every((token) => typeof token === 'string');
  return { tokens, plain: isPlain ? tokens.join('') : undefined };
}

function readToken(pattern: string, at: number): { token: Token; next: number } {
  const character = pattern.charAt(at);
  if (character === '?') return { token: anyCharacter, next: at + 1 };
  if (character === '\\' && at + 1 < pattern.length) return { token: pattern.charAt(at + 1), next: at + 2 };
  if (character === '[') return readClass(pattern, at) ?? { token: character, next: at + 1 };
  return { token: character, next: at + 1 };
}

function readClass(pattern: string, start: number): { token: CharacterClass; next: number } | undefined {
  const isNegated = pattern[start + 1] === '^';
  const ranges: [number, number][] = [];
  let at = start + (isNegated ? 2 : 1);
  const end = pattern.indexOf(']', at + 1);
  if (end < 0) return undefined;
  while (at < end) {
    if (pattern[at] === '\\') at += 1;
    const from = pattern.charCodeAt(at);
    const isRange = pattern[at + 1] === '-' && at + 2 < end;
    ranges.push([from, isRange ? pattern.charCodeAt(at + 2) : from]);
    at += isRange ? 3 : 1;
  }
  return { token: { isNegated, ranges }, next: end + 1 };
}

/** Costs at most the text's length times a 32nd of the pattern's; it never goes back in the text. */
export function matchesGlob({ segments, isOpenAtStart, isOpenAtEnd }: Glob, text: string): boolean {
  if (segments.length === 0) return isOpenAtStart || text === '';
  const first = isOpenAtStart ? undefined : segments[0];
  const last = isOpenAtEnd ? undefined : segments.at(-1);
  if (first !== undefined && first === last && segments.length === 1)
    return text.length === first.tokens.length && fitsAt(first, text, 0);
  if (first !== undefined && !fitsAt(first, text, 0)) return false;
  const end = text.length - (last?.tokens.length ?? 0);
  let from = first?.tokens.length ?? 0;
  if (end < from) return false;
  if (last !== undefined && !fitsAt(last, text, end)) return false;
  for (const segment of segments.slice(first ? 1 : 0, last ? -1 : undefined)) {
    from = endOfFirst(segment, text, from, end);
    if (from < 0) return false;
  }
  return true;
}

function fitsAt({ tokens }: Segment, text: string, at: number): boolean {
  if (at + tokens.length > text.length) return false;
  return tokens.every((token, index) => accepts(token, text.charCodeAt(at + index)));
}

function accepts(token: Token, code: number): boolean {
  if (typeof token === 'string') return token.charCodeAt(0) === code;
  return token.ranges.some(([from, to]) => from <= code && code <= to) !== token.isNegated;
}

/** Where the leftmost occurrence ends, or -1. */
function endOfFirst(segment: Segment, text: string, from: number, end: number): number {
  const { plain, tokens } = segment;
  if (plain === undefined || plain.length > maxSearchedByIndex) return shiftAnd(tokens, text, from, end);
  const found = text.indexOf(plain, from);
  return found < 0 || found + plain.length > end ? -1 : found + plain.length;
}

/** Bit-parallel search: bit i of `state` says that the tokens up to i fit what ends here (Baeza-Yates and Gonnet 1992). */
function shiftAnd(tokens: readonly Token[], text: string, from: number, end: number): number {
  const words = Math.ceil(tokens.length / 32);
  const state = new Uint32Array(words);
  const masks = new Map<number, Uint32Array>();
  const lastBit = 1 << ((tokens.length - 1) % 32);
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    let mask = masks.get(code);
    if (mask === undefined) masks.set(code, (mask = maskOf(tokens, code, words)));
    let carry = 1;
    for (let word = 0; word < words; word += 1) {
      const before = state[word] ?? 0;
      state[word] = ((before << 1) | carry) & (mask[word] ?? 0);
      carry = before >>> 31;
    }
    if (((state[words - 1] ?? 0) & lastBit) !== 0) return at + 1;
  }
  return -1;
}

function maskOf(tokens: readonly Token[], code: number, words: number): Uint32Array {
  const mask = new Uint32Array(words);
  for (const [index, token] of tokens.entries())
    if (accepts(token, code)) mask[index >>> 5] = (mask[index >>> 5] ?? 0) | (1 << (index & 31));
  return mask;
}
