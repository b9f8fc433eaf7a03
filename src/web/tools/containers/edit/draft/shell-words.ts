/** One command line as a person types it: words, `'…'` and `"…"` as in a shell, nothing is substituted. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w.+:/=@%,^~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Null when a quote is not closed. A backslash takes the next character as it is, except within `'…'`. */
export function splitWords(line: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '\\' && quote !== "'" && at + 1 < line.length) {
      at += 1;
      word = (word ?? '') + unescaped(line.charAt(at), quote);
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== '') return null;
  return word === null ? words : [...words, word];
}

/** Within `"…"` a backslash is itself before anything that needs none (POSIX shell, 2.2.3). */
function unescaped(character: string, quote: string): string {
  return quote === '"' && !/["\\$`\n]/.test(character) ? `\\${character}` : character;
}
