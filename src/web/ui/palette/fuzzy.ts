import { foldText } from '../fold-text.ts';

/**
 * How well `query` fits `text`: 0 is no match, more is better. Letters must occur in order; beginnings of words and
 * runs of letters count more, so that "rj" finds "Restart jellyfin" before "Arjuna".
 */
export function fuzzyScore(query: string, text: string): number {
  const wanted = foldText(query).replace(/\s+/g, '');
  const folded = foldText(text);
  if (wanted === '') return 1;
  const exact = folded.indexOf(foldText(query).trim());
  if (exact >= 0)
    return 1000 - Math.min(exact, 400) - Math.min(folded.length, 200) / 10 + (exact === 0 ? 200 : 0);
  return Math.max(scattered(wanted, folded, true), scattered(wanted, folded, false));
}

const wordStart = /[\s\-_./:]/;

/** With `byWords`, a letter is sought at the beginning of a word first. */
function scattered(wanted: string, text: string, byWords: boolean): number {
  let score = 0;
  let from = 0;
  let lastAt = -2;
  for (const letter of wanted) {
    const at = byWords ? nextWordOrNear(letter, text, from, lastAt) : text.indexOf(letter, from);
    if (at < 0) return 0;
    const startsWord = at === 0 || wordStart.test(text[at - 1] ?? '');
    score += startsWord ? 30 : at === lastAt + 1 ? 20 : 4;
    lastAt = at;
    from = at + 1;
  }
  // Letters strewn over a long text are chance, not a match.
  const density = score / wanted.length;
  return density < 8 ? 0 : density * 10 - Math.min(text.length, 200) / 20;
}

function nextWordOrNear(letter: string, text: string, from: number, lastAt: number): number {
  if (text[from] === letter && from === lastAt + 1) return from;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === letter && (at === 0 || wordStart.test(text[at - 1] ?? ''))) return at;
  }
  return text.indexOf(letter, from);
}
