import { foldText } from '../fold-text.ts';

/**
 * How well `query` fits `text`: 0 is no match, more is better. Letters must occur in order; beginnings of words and
 * runs of letters count more, so that "rj" finds "Restart jellyfin" before "Arjuna".
 */
export function fuzzyScore(query: string, text: string): number {
  const wanted = foldText(query).replace(/\s+/g, '');
  const folded = foldText(text);
  if (wanted === '') return 1;
  return Math.max(
    literal(foldText(query).trim(), folded),
    scattered(wanted, folded, true),
    scattered(wanted, folded, false),
  );
}

const wordStart = /[\s\-_./:]/;

function startsWord(text: string, at: number): boolean {
  return at === 0 || wordStart.test(text[at - 1] ?? '');
}

function literal(query: string, text: string): number {
  const at = text.indexOf(query);
  if (at < 0) return 0;
  const place = at === 0 ? 1200 : startsWord(text, at) ? 1000 : 700;
  return place - Math.min(text.length, 200) / 4;
}

/** With `byWords`, a letter is sought at the beginning of a word first. */
function scattered(wanted: string, text: string, byWords: boolean): number {
  let score = 0;
  let from = 0;
  let lastAt = -2;
  for (const letter of wanted) {
    const at = byWords ? nextWordOrNear(letter, text, from, lastAt) : text.indexOf(letter, from);
    if (at < 0) return 0;
    score += startsWord(text, at) ? 30 : at === lastAt + 1 ? 20 : 4;
    lastAt = at;
    from = at + 1;
  }
  // Letters strewn over a long text are chance, not a match.
  const density = score / wanted.length;
  return density < 8 ? 0 : density * 30 - Math.min(text.length, 200) / 4;
}

function nextWordOrNear(letter: string, text: string, from: number, lastAt: number): number {
  if (text[from] === letter && from === lastAt + 1) return from;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === letter && startsWord(text, at)) return at;
  }
  return text.indexOf(letter, from);
}
