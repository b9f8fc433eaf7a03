/** One way to sign in that a server offers (RFC 9110 § 11.6.1). */
export interface Challenge {
  /** In small letters: `bearer`, `basic`. */
  readonly scheme: string;
  /** Names in small letters, values as they came. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Names are taken in quotes too, and values with any character: both are met with. */
const word = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",=]+))\s*/y;
const filler = /[\s,]*/y;

/** Reads a WWW-Authenticate header with any number of challenges. One that is broken offers nothing. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  let at = skip(header, 0);
  while (at < header.length) {
    const name = readWord(header, at);
    if (!name) return [];
    at = name.end;
    const last = challenges.at(-1);
    if (header[at] !== '=') {
      challenges.push({ scheme: name.text.toLowerCase(), parameters: Object.create(null) });
      at = skip(header, at);
      continue;
    }
    const value = readWord(header, at + 1);
    if (!last || !value || (value.end < header.length && header[value.end] !== ',')) return [];
    last.parameters[name.text.toLowerCase()] = value.text;
    at = skip(header, value.end);
  }
  return challenges;
}

function readWord(header: string, at: number): { readonly text: string; readonly end: number } | undefined {
  word.lastIndex = at;
  const match = word.exec(header);
  if (!match) return undefined;
  const text = match[2] ?? (match[1] ?? '').replaceAll(/\\(.)/g, '$1');
  return { text, end: word.lastIndex };
}

function skip(header: string, at: number): number {
  filler.lastIndex = at;
  filler.exec(header);
  return filler.lastIndex;
}
