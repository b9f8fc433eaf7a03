import { compareNumber } from '../docker-tag/compare-numbers.ts';

/**
 * Text and numbers by turns: deb-version(7), "Sorting algorithm". In text `~` comes before the end, the end before letters, letters
 * before all else.
 */
export function compareRuns(a: string, b: string): number {
  let left = 0;
  let right = 0;
  while (left < a.length || right < b.length) {
    while (isText(a, left) || isText(b, right)) {
      const order = rankAt(a, left) - rankAt(b, right);
      if (order !== 0) return order;
      left += 1;
      right += 1;
    }
    const [leftEnd, rightEnd] = [endOfDigits(a, left), endOfDigits(b, right)];
    const order = compareNumber(a.slice(left, leftEnd) || '0', b.slice(right, rightEnd) || '0');
    if (order !== 0) return order;
    left = leftEnd;
    right = rightEnd;
  }
  return 0;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isText(text: string, at: number): boolean {
  return at < text.length && !isDigit(text, at);
}

function rankAt(text: string, at: number): number {
  if (!isText(text, at)) return 0;
  const code = text.charCodeAt(at);
  if (text[at] === '~') return -1;
  return /[A-Za-z]/.test(text[at] ?? '') ? code : code + 256;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text, end)) end += 1;
  return end;
}
