export interface Piece {
  readonly text: string;
  /** Where it starts in the whole. */
  readonly at: number;
}

/** The places outside parentheses where one of the separators stands; `\` takes away the meaning of what follows. */
function* placesOutside(text: string, separators: readonly string[]): Generator<[at: number, found: string]> {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ' ' && depth === 0) {
      const found = separators.find((separator) => text.startsWith(separator, at));
      if (found !== undefined) yield [at, found];
    }
  }
}

/** The parts of a text between a separator that starts with a space. */
export function splitOutside(text: string, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [at] of placesOutside(text, [separator])) {
    if (at < from) continue;
    pieces.push({ text: text.slice(from, at), at: from });
    from = at + separator.length;
  }
  return [...pieces, { text: text.slice(from), at: from }];
}

/** The first separator outside parentheses; when all are inside, the first one anywhere. */
export function findOutside(
  text: string,
  separators: readonly string[],
): [at: number, found: string] | undefined {
  for (const place of placesOutside(text, separators)) return place;
  const anywhere = separators
    .map((separator): [number, string] => [text.indexOf(separator), separator])
    .filter(([at]) => at >= 0);
  return anywhere.toSorted(([a], [b]) => a - b)[0];
}
