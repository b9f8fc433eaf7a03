import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import type { ComposeDocument, Entry, Finding, Path, Place } from './compose-document.ts';

const maxMergeDepth = 16;
const maxDepth = 500;
/** UTF-16 units: some thousand services. */
const maxLength = 500_000;
const tooDeep = 'This is nested too deeply to be read.';

export function parseCompose(text: string): ComposeDocument {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, ' ');
  if (source.length > maxLength) return unreadable(source, lines, 'This is too long to be read here.');
  if (isTooDeep(source)) return unreadable(source, lines, tooDeep);
  try {
    // The parser's own check of keys compares each with every other.
    const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
    return new ParsedCompose(source, parseDocument(source, options), lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unreadable(source, lines, tooDeep);
  }
}

function unreadable(source: string, lines: LineCounter, why: string): ComposeDocument {
  const empty = parseDocument('', { lineCounter: new LineCounter() });
  return new ParsedCompose(source, empty, lines, why);
}

/** The time that the parser takes grows with the square of the depth. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth = Math.max(depth + (bracket === '[' || bracket === '{' ? 1 : -1), 0);
    if (depth > maxDepth) return true;
  }
  return false;
}

class ParsedCompose implements ComposeDocument {
  readonly text: string;
  readonly root: YAMLMap | null;
  readonly syntax: readonly Finding[];
  readonly #lines: LineCounter;
  readonly #targets = new Map<Node, Node>();
  readonly #entries = new Map<YAMLMap, readonly Entry[]>();

  constructor(text: string, document: Document, lines: LineCounter, failure?: string) {
    this.text = text;
    this.#lines = lines;
    this.root = isMap(document.contents) ? document.contents : null;
    const found = this.#walk(document);
    this.syntax = failure
      ? [{ severity: 'error', message: failure, place: this.placeAt(0, 0) }]
      : [...document.errors.flatMap((error) => this.#findingOf(error)), ...found];
  }

  #findingOf({ code, message, pos: [from, to] }: YAMLParseError): Finding[] {
    if (code === 'MULTIPLE_DOCS') return [];
    const place = this.placeAt(from, Math.max(to, from + 1));
    return [{ severity: 'error', message: sentenceOf(code, message), place }];
  }

  /** In document order: an alias means the last anchor of its name before it. */
  #walk(document: Document): Finding[] {
    const found: Finding[] = [];
    const anchors = new Map<string, Node>();
    const tell = (message: string, node: unknown) =>
      found.push({ severity: 'error', message, place: this.placeOf(node) });
    visit(document, {
      Node: (_, node) => {
        if (isMap(node)) for (const { key, name } of repeatedKeys(node)) tell(givenTwice(name), key);
        if (!isAlias(node)) {
          if (node.anchor) anchors.set(node.anchor, node);
          return;
        }
        const target = anchors.get(node.source);
        if (target) this.#targets.set(node, target);
        else tell(`There is no anchor &${node.source} above this line.`, node);
      },
    });
    return found;
  }

  /** The node that an alias stands for, or the node itself. */
  #resolve(node: unknown): Node | null {
    if (isAlias(node)) return this.#targets.get(node) ?? null;
    return isMap(node) || isSeq(node) || isScalar(node) ? node : null;
  }

  entries(node: unknown): readonly Entry[] {
    return this.#entriesOf(node, 0);
  }

  #entriesOf(node: unknown, depth: number): readonly Entry[] {
    const map = this.#resolve(node);
    if (!isMap(map) || depth > maxMergeDepth) return [];
    const known = this.#entries.get(map);
    if (known) return known;
    const found = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const { key, value } of map.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const target = this.#resolve(value);
      if (name === '<<') {
        const sources = isSeq(target) ? target.items : [value];
        for (const source of sources) merged.push(...this.#entriesOf(source, depth + 1));
      } else found.set(name, { key: name, keyNode: key, value: target });
    }
    for (const entry of merged) if (!found.has(entry.key)) found.set(entry.key, entry);
    const entries = [...found.values()];
    this.#entries.set(map, entries);
    return entries;
  }

  items(node: unknown): readonly Node[] {
    const list = this.#resolve(node);
    if (!isSeq(list)) return [];
    return list.items.map((item) => this.#resolve(item)).filter((item) => item !== null);
  }

  find(path: Path) {
    let node: Node | null = this.root;
    let place = this.placeOf(node);
    for (const step of path) {
      const entry: Entry | undefined = this.entries(node).find(({ key }) => key === String(step));
      const next: Node | null = entry ? entry.value : (this.items(node)[Number(step)] ?? null);
      if (!entry && !next) return { node, place, isWhole: false };
      place = isScalar(next) && next.range ? this.placeOf(next) : this.placeOf(entry?.keyNode ?? next);
      node = next;
    }
    return { node, place, isWhole: true };
  }

  placeOf(node: unknown): Place | null {
    if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return null;
    return node.range ? this.placeAt(node.range[0], node.range[1]) : null;
  }

  placeAt(from: number, to: number): Place {
    const start = this.#lines.linePos(from);
    const end = this.#lines.linePos(to);
    return {
      line: Math.max(start.line, 1),
      column: Math.max(start.col, 1),
      endLine: Math.max(end.line, 1),
      endColumn: Math.max(end.col, 1),
    };
  }
}

function repeatedKeys({ items }: YAMLMap): { key: unknown; name: string }[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    const name = isScalar(key) ? String(key.value) : '<<';
    const isRepeated = name !== '<<' && seen.has(name);
    seen.add(name);
    return isRepeated ? [{ key, name }] : [];
  });
}

function givenTwice(name: string): string {
  return `${name} is given twice in the same place. Keep one of them.`;
}

function sentenceOf(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'YAML does not allow tabs for indentation. Use spaces.';
    case 'BAD_INDENT':
      if (message.startsWith('Flow sequence'))
        return 'A list that begins with [ is not closed: ] is missing.';
      if (message.startsWith('Flow map')) return 'A mapping that begins with { is not closed: } is missing.';
      return `${message.replace(/\.$/, '')}. Lines that belong together begin in the same column.`;
    default:
      return message.endsWith('.') ? message : `${message}.`;
  }
}
