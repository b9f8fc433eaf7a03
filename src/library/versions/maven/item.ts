export interface NumberItem {
  readonly kind: 'number';
  /** Without zeros in front; `0` for zero. */
  readonly digits: string;
}

export interface WordItem {
  readonly kind: 'word';
  readonly word: string;
}

/** `rc1`, `rc-1`: the two belong together. */
export interface CombinedItem {
  readonly kind: 'combined';
  readonly word: WordItem;
  readonly number: NumberItem;
}

/** What follows a hyphen, or a change between digits and letters, counts less than what stands before. */
export interface ListItem {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

export type Item = NumberItem | WordItem | CombinedItem | ListItem;

const shortForms: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

export function numberItem(digits: string): NumberItem {
  return { kind: 'number', digits: digits.replace(/^0+(?=\d)/, '') };
}

export function wordItem(word: string): WordItem {
  return { kind: 'word', word: word === 'cr' ? 'rc' : word };
}

/** `a1`, `b1`, `m1` are `alpha1`, `beta1`, `milestone1`; a hyphen in between says nothing. */
export function combinedItem(text: string): CombinedItem {
  const plain = text.replace('-', '');
  const start = plain.search(/\d/);
  const word = plain.slice(0, start);
  return {
    kind: 'combined',
    word: wordItem(Object.hasOwn(shortForms, word) ? (shortForms[word] ?? word) : word),
    number: numberItem(plain.slice(start)),
  };
}
