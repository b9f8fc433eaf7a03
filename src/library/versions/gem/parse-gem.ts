/** Numbers and words in the order in which they stand, without zeros at the end of the release and at the end of all. */
export type GemSegments = readonly string[];

const written = /^\d+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const segment = /\d+|[a-z]+/gi;

/** Gem::Version: a hyphen is `.pre.`. */
export function parseGem(text: string): GemSegments | undefined {
  const trimmed = text.trim();
  if (!written.test(trimmed)) return undefined;
  const segments: readonly string[] = trimmed.replaceAll('-', '.pre.').match(segment) ?? [];
  const firstWord = segments.findIndex((one) => /^\D/.test(one));
  const end = firstWord === -1 ? segments.length : firstWord;
  return [...withoutTrailingZeros(segments.slice(0, end)), ...withoutTrailingZeros(segments.slice(end))];
}

function withoutTrailingZeros(segments: readonly string[]): readonly string[] {
  return segments.slice(0, segments.findLastIndex((one) => !/^0+$/.test(one)) + 1);
}
