import type { DatabaseSync } from 'node:sqlite';
import { type Row, numberAt, textAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';

/** Beyond, texts stay where they are used: a source that never says the same twice fills no memory. */
const mostTerms = 20_000;
const mostKept = 20_000;
/** Longer texts are those of somebody else's file. */
const longestKept = 1_000;

/** Short numbers for texts that come again and again. */
export interface Terms {
  /** The number, or the text itself where there are too many. */
  pack(text: string): number | string;
  /** The number, however many there are. */
  id(text: string): number;
  /** @throws IndexError */
  unpack(packed: number | string): string;
  placeId(ecosystem: string, release: string): number;
  findPlace(ecosystem: string, release: string): number | undefined;
  place(id: number): { readonly ecosystem: string; readonly release: string };
  nameId(name: string): number;
  findName(name: string): number | undefined;
  name(id: number): string;
  /** What a rollback took back is not remembered. */
  forget(): void;
}

export function termsOf(database: DatabaseSync): Terms {
  const terms = interned(database, 'term', ['text']);
  const places = interned(database, 'place', ['ecosystem', 'release']);
  const names = interned(database, 'name', ['text']);
  return {
    pack: (text) => terms.find(text) ?? (terms.count() < mostTerms ? terms.add(text) : text),
    id: (text) => terms.find(text) ?? terms.add(text),
    unpack: (packed) => (typeof packed === 'string' ? packed : textAt(terms.row(packed), 0)),
    placeId: (ecosystem, release) => places.find(ecosystem, release) ?? places.add(ecosystem, release),
    findPlace: (ecosystem, release) => places.find(ecosystem, release),
    place(id) {
      const row = places.row(id);
      return { ecosystem: textAt(row, 0), release: textAt(row, 1) };
    },
    nameId: (name) => names.find(name) ?? names.add(name),
    findName: (name) => names.find(name),
    name: (id) => textAt(names.row(id), 0),
    forget: () => [terms, places, names].forEach((one) => one.forget()),
  };
}

interface Interned {
  find(...texts: string[]): number | undefined;
  add(...texts: string[]): number;
  row(id: number): Row;
  count(): number;
  forget(): void;
}

function interned(database: DatabaseSync, table: string, columns: readonly string[]): Interned {
  const [listed, marks] = [columns.join(', '), columns.map(() => '?').join(', ')];
  const where = columns.map((column) => `${column} = ?`).join(' and ');
  const find = rowsOf(database, `select id from ${table} where ${where}`);
  const read = rowsOf(database, `select ${listed} from ${table} where id = ?`);
  const count = rowsOf(database, `select count(*) from ${table}`);
  const insert = database.prepare(`insert into ${table} (${listed}) values (${marks})`);
  const ids = new Map<string, number>();
  const rows = new Map<number, Row>();
  let counted: number | undefined;
  const keep = (texts: readonly string[], id: number): number => {
    if (ids.size >= mostKept) ids.clear();
    ids.set(texts.join('\0'), id);
    return id;
  };
  return {
    find(...texts) {
      const kept = ids.get(texts.join('\0'));
      if (kept !== undefined) return kept;
      const row = find.one(...texts);
      return row && keep(texts, numberAt(row, 0));
    },
    add(...texts) {
      if (counted !== undefined) counted += 1;
      return keep(texts, Number(insert.run(...texts).lastInsertRowid));
    },
    row(id) {
      const found = rows.get(id) ?? read.one(id) ?? [];
      if (rows.size >= mostKept) rows.clear();
      if (found.every((text) => typeof text !== 'string' || text.length <= longestKept)) rows.set(id, found);
      return found;
    },
    count: () => (counted ??= numberAt(count.one() ?? [], 0)),
    forget() {
      ids.clear();
      rows.clear();
      counted = undefined;
    },
  };
}
