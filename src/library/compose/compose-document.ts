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
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';

/** Lines and columns begin at 1; columns count UTF-16 units. The end is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly place: Place | null;
}

/** An entry of a map with the entries of `<<` among them, as compose sees it. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

/** Steps from the top: names of keys and positions in lists. */
export type Path = readonly (string | number)[];

/** A compose file as written, with the position of everything in it. */
export interface ComposeDocument {
  /** Null when the text is empty, no map, or not readable as YAML. */
  readonly root: YAMLMap | null;
  /** What YAML itself objects to. */
  readonly syntax: readonly Finding[];
  /** The node that an alias stands for, or the node itself. */
  resolve(node: unknown): Node | null;
  /** The entries of a map, each key once; none for anything else. */
  entries(node: unknown): readonly Entry[];
  items(node: unknown): readonly Node[];
  /** As far down the path as there is something; `isWhole` when all of it was found. */
  find(path: Path): { readonly node: Node | null; readonly place: Place | null; readonly isWhole: boolean };
  placeOf(node: unknown): Place | null;
  placeAt(from: number, to: number): Place;
  readonly text: string;
}

const maxMergeDepth = 16;

export function parseCompose(text: string): ComposeDocument {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, ' ');
  try {
    const document = parseDocument(source, { lineCounter: lines, merge: true, prettyErrors: false });
    return new ParsedCompose(source, document, lines);
  } catch (error) {
    // The parser recurses: what is nested ten thousand deep ends its stack.
    if (!(error instanceof RangeError)) throw error;
    const empty = parseDocument('', { lineCounter: new LineCounter() });
    return new ParsedCompose(source, empty, lines, 'This is nested too deeply to be read.');
  }
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
    const unknownAliases = this.#followAliases(document);
    this.syntax = failure
      ? [{ severity: 'error', message: failure, place: this.placeAt(0, 0) }]
      : [...document.errors.flatMap((error) => this.#findingOf(error)), ...unknownAliases];
  }

  #findingOf({ code, message, pos: [from, to] }: YAMLParseError): Finding[] {
    if (code === 'MULTIPLE_DOCS') return [];
    const [word = ''] = /^[^\s:]*/.exec(this.text.slice(from, from + 100)) ?? [];
    const end = Math.max(to, from + (code === 'DUPLICATE_KEY' ? word.length : 1));
    return [{ severity: 'error', message: sentenceOf(code, message, word), place: this.placeAt(from, end) }];
  }

  /** One walk in document order: an alias means the last anchor of its name before it. */
  #followAliases(document: Document): Finding[] {
    const unknown: Finding[] = [];
    const anchors = new Map<string, Node>();
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) {
          const target = anchors.get(node.source);
          if (target) this.#targets.set(node, target);
          else {
            const message = `There is no anchor &${node.source} above this line.`;
            unknown.push({ severity: 'error', message, place: this.placeOf(node) });
          }
        } else if (node.anchor) anchors.set(node.anchor, node);
      },
    });
    return unknown;
  }

  resolve(node: unknown): Node | null {
    if (isAlias(node)) return this.#targets.get(node) ?? null;
    return isMap(node) || isSeq(node) || isScalar(node) ? node : null;
  }

  entries(node: unknown): readonly Entry[] {
    return this.#entriesOf(node, 0);
  }

  #entriesOf(node: unknown, depth: number): readonly Entry[] {
    const map = this.resolve(node);
    if (!isMap(map) || depth > maxMergeDepth) return [];
    const known = this.#entries.get(map);
    if (known) return known;
    const found = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const { key, value } of map.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const target = this.resolve(value);
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
    const list = this.resolve(node);
    if (!isSeq(list)) return [];
    return list.items.map((item) => this.resolve(item)).filter((item) => item !== null);
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

/** The text of a scalar as compose reads it; null for anything else. */
export function textOf(node: unknown): string | null {
  if (!isScalar(node)) return null;
  const { value, source }: Scalar = node;
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : (source ?? JSON.stringify(value));
}

function sentenceOf(code: string, message: string, word: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'YAML does not allow tabs for indentation. Use spaces.';
    case 'DUPLICATE_KEY':
      return `${word} is given twice in the same place. Keep one of them.`;
    case 'BAD_INDENT':
      if (message.startsWith('Flow sequence'))
        return 'A list that begins with [ is not closed: ] is missing.';
      if (message.startsWith('Flow map')) return 'A mapping that begins with { is not closed: } is missing.';
      return `${message.replace(/\.$/, '')}. Lines that belong together begin in the same column.`;
    default:
      return message.endsWith('.') ? message : `${message}.`;
  }
}
