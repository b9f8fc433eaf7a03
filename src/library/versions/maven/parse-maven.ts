import { combinedItem, numberItem, wordItem, type Item, type ListItem } from './item.ts';

/** Maven refuses longer ones, since each hyphen nests another list. */
const maxLength = 256;

interface OpenList {
  readonly kind: 'list';
  items: Item[];
}

interface Draft {
  readonly text: string;
  /** From the outermost; each is the last item of the one before. */
  readonly lists: OpenList[];
  /** Where the piece that is being read begins. */
  start: number;
  isDigit: boolean;
  isCombined: boolean;
}

export function parseMaven(text: string): ListItem | undefined {
  if (text === '' || text.length > maxLength) return undefined;
  const root: OpenList = { kind: 'list', items: [] };
  const draft: Draft = {
    text: text.toLowerCase(),
    lists: [root],
    start: 0,
    isDigit: false,
    isCombined: false,
  };
  for (let at = 0; at < draft.text.length; at += 1) readCharacter(draft, at);
  readEnd(draft);
  for (const list of draft.lists.toReversed()) list.items = normalized(list.items);
  return root;
}

function readCharacter(draft: Draft, at: number): void {
  const character = draft.text[at] ?? '';
  if (character === '.') return readDot(draft, at);
  if (character === '-') return readHyphen(draft, at);
  const isDigit = character >= '0' && character <= '9';
  if (isDigit && !draft.isDigit && at > draft.start) {
    draft.isCombined = true;
    nest(draft);
  } else if (!isDigit && draft.isDigit && at > draft.start) {
    addPiece(draft, at);
    draft.start = at;
    nest(draft);
  }
  draft.isDigit = isDigit;
}

function readDot(draft: Draft, at: number): void {
  addPiece(draft, at);
  draft.start = at + 1;
}

function readHyphen(draft: Draft, at: number): void {
  // `X-1` is `X1`.
  if (at > draft.start && !draft.isDigit && /[0-9]/.test(draft.text[at + 1] ?? '')) {
    draft.isCombined = true;
    return;
  }
  addPiece(draft, at);
  draft.start = at + 1;
  nest(draft);
}

function readEnd(draft: Draft): void {
  if (draft.start === draft.text.length) return;
  // `.X` is `-X`.
  if (!draft.isDigit) nest(draft);
  addPiece(draft, draft.text.length);
}

/** Adds what was read up to here; nothing is a zero. */
function addPiece(draft: Draft, end: number): void {
  const piece = draft.text.slice(draft.start, end);
  draft.lists.at(-1)?.items.push(itemOf(piece, draft));
  draft.isCombined = false;
}

function itemOf(piece: string, { isCombined, isDigit }: Draft): Item {
  if (piece === '') return numberItem('0');
  if (isCombined) return combinedItem(piece);
  return isDigit ? numberItem(piece) : wordItem(piece);
}

/** What follows goes into a list of its own, unless it is the first of its list. */
function nest({ lists }: Draft): void {
  const current = lists.at(-1);
  if (current === undefined || current.items.length === 0) return;
  const inner: OpenList = { kind: 'list', items: [] };
  current.items.push(inner);
  lists.push(inner);
}

/** Without zeros at the end or before a word: `1.0.0-rc` is `1-rc`. */
function normalized(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (const item of items.toReversed()) {
    if (!isNothing(item) || !mayDrop(kept.at(-1))) kept.push(item);
  }
  kept.reverse();
  const [first] = kept;
  return kept.length === 1 && first?.kind === 'list' ? [...first.items] : kept;
}

function isNothing(item: Item): boolean {
  if (item.kind === 'number') return item.digits === '0';
  return item.kind === 'list' && item.items.length === 0;
}

function mayDrop(next: Item | undefined): boolean {
  if (next === undefined || next.kind === 'word') return true;
  const first = next.kind === 'list' ? next.items[0] : undefined;
  return first?.kind === 'word' || first?.kind === 'combined';
}
