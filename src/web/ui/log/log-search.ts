import { foldText } from '../fold-text.ts';
import type { LogLine } from './log-buffer.ts';

/** The lines that contain a text, kept up to date by reading only what is new. */
export class LogSearch {
  readonly query: string;
  #ids: number[] = [];
  #readTo = 0;

  constructor(query: string) {
    this.query = foldText(query.trim());
  }

  /** Ids of the matching lines, ascending. */
  update(lines: readonly LogLine[]): readonly number[] {
    if (this.query === '') return [];
    const firstId = lines[0]?.id ?? Number.POSITIVE_INFINITY;
    if ((this.#ids[0] ?? Number.POSITIVE_INFINITY) < firstId)
      this.#ids = this.#ids.filter((id) => id >= firstId);
    const from = Math.max(0, this.#readTo + 1 - firstId);
    for (let index = from; index < lines.length; index += 1) {
      const line = lines[index];
      if (line?.kind === 'line' && foldText(line.text).includes(this.query)) this.#ids.push(line.id);
    }
    this.#readTo = lines.at(-1)?.id ?? this.#readTo;
    return this.#ids;
  }
}

export interface TextPiece {
  text: string;
  isMatch: boolean;
}

/** The text cut at its matches. Folding may change lengths (ß, ligatures); then nothing is marked rather than the wrong thing. */
export function markMatches(text: string, foldedQuery: string): TextPiece[] {
  const folded = foldText(text);
  if (foldedQuery === '' || folded.length !== text.length) return [{ text, isMatch: false }];
  const pieces: TextPiece[] = [];
  let from = 0;
  for (let at = folded.indexOf(foldedQuery); at >= 0; at = folded.indexOf(foldedQuery, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at), isMatch: false });
    from = at + foldedQuery.length;
    pieces.push({ text: text.slice(at, from), isMatch: true });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false });
  return pieces;
}
