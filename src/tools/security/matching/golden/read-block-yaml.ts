/** What the tables of other scanners are written in; scalars are kept as texts. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

interface Line {
  readonly indent: number;
  readonly text: string;
}

interface Cursor {
  readonly lines: readonly Line[];
  at: number;
}

/** For tests: the part of YAML that those tables use, which is block mappings and lists of one-line scalars. */
export function readBlockYaml(text: string): YamlValue {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+$/, '').replace(/\s#.*$/, ''))
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trimStart() }));
  return readBlock({ lines, at: 0 }, 0);
}

function readBlock(cursor: Cursor, least: number): YamlValue {
  const line = cursor.lines[cursor.at];
  if (line === undefined || line.indent < least) return '';
  if (isItem(line)) return readList(cursor, line.indent);
  return entryOf(line.text) ? readMapping(cursor, line.indent) : readScalar(cursor, line);
}

function readScalar(cursor: Cursor, { text }: Line): YamlValue {
  cursor.at += 1;
  return text === '{}' ? {} : scalarOf(text);
}

function readList(cursor: Cursor, indent: number): YamlValue {
  const items: YamlValue[] = [];
  for (;;) {
    const line = cursor.lines[cursor.at];
    if (line === undefined || line.indent !== indent || !isItem(line)) return items;
    const rest = line.text.slice(1);
    const inner = { indent: indent + 1 + rest.length - rest.trimStart().length, text: rest.trimStart() };
    // The item's first line is read as if it stood alone below the dash.
    const lines = cursor.lines.with(cursor.at, inner);
    const nested: Cursor = { lines, at: cursor.at };
    items.push(readBlock(nested, inner.indent));
    cursor.at = nested.at;
  }
}

function readMapping(cursor: Cursor, indent: number): YamlValue {
  const fields: Record<string, YamlValue> = {};
  for (;;) {
    const line = cursor.lines[cursor.at];
    const entry = line?.indent === indent && !isItem(line) ? entryOf(line.text) : undefined;
    if (entry === undefined) return fields;
    cursor.at += 1;
    fields[entry.key] = entry.value === '' ? readBelow(cursor, indent) : inlineOf(entry.value);
  }
}

/** A list may stand as far left as the key that it is of. */
function readBelow(cursor: Cursor, indent: number): YamlValue {
  const next = cursor.lines[cursor.at];
  return readBlock(cursor, next !== undefined && isItem(next) ? indent : indent + 1);
}

function isItem({ text }: Line): boolean {
  return text === '-' || text.startsWith('- ');
}

function entryOf(text: string): { readonly key: string; readonly value: string } | undefined {
  const [, quoted, plain, value = ''] = /^(?:"([^"]*)"|([^\s"'][^:]*)):(?:\s+(.*))?$/.exec(text) ?? [];
  const key = quoted ?? plain;
  return key === undefined ? undefined : { key, value };
}

function inlineOf(text: string): YamlValue {
  return text === '{}' ? {} : scalarOf(text);
}

function scalarOf(text: string): string {
  const [, double, single] = /^(?:"(.*)"|'(.*)')$/.exec(text) ?? [];
  return double?.replaceAll(String.raw`\"`, '"') ?? single ?? text;
}
