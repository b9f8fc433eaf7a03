import { DatabaseSync } from 'node:sqlite';
import { type KumaBeat, type KumaData, type KumaRow, kumaTables, numberOf, textOf } from './kuma-data.ts';

/** More of a table is no database of Kuma that we can take over. */
const mostRows = 20_000;
/** A longer text or blob is left out. */
const longestValue = 200_000;
/** Read at once. */
const beatsAtOnce = 5_000;
/** In all; the oldest ones beyond are left. */
const mostBeats = 2_000_000;

/** Why a file cannot be read, for a person. */
export class UnreadableKuma extends Error {}

/** Opens a copy that nobody else has, to read only. @throws Error of SQLite, or UnreadableKuma */
export function openKuma(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
  database.exec('pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on');
  checkPages(database);
  return database;
}

/** A file whose pages lead in circles could be read without end; this looks at each page once. */
function checkPages(database: DatabaseSync): void {
  const found = database
    .prepare('pragma quick_check')
    .all()
    .map((row) => textOf(row, 'quick_check'));
  if (found.some((problem) => /tree|freelist|reference|malformed|corrupt/i.test(problem)))
    throw new UnreadableKuma('damaged');
}

/** @throws Error of SQLite for a damaged file, or UnreadableKuma */
export function readKuma(database: DatabaseSync, isWal: boolean): KumaData {
  const names = plainTables(database);
  if (!names.has('monitor') || !names.has('heartbeat')) throw new UnreadableKuma('not-kuma');
  const isOurs = (name: string) => kumaTables.some((one) => one === name) || name === 'heartbeat';
  const counts = [...names]
    .filter((name) => !isOurs(name) && !name.startsWith('sqlite_'))
    .map((name) => [name, countOf(database, name)] as const);
  const read = (name: string) => (names.has(name) ? rowsOf(database, name) : []);
  return {
    version: names.has('knex_migrations') ? 'v2' : 'v1',
    isWal,
    beatCount: countOf(database, 'heartbeat'),
    beatsAfterId: Math.max(-1, lastBeatId(database) - mostBeats),
    others: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    tables: {
      monitor: read('monitor'),
      tag: read('tag'),
      monitor_tag: read('monitor_tag'),
      maintenance: read('maintenance'),
      monitor_maintenance: read('monitor_maintenance'),
      notification: read('notification'),
      status_page: read('status_page'),
      proxy: read('proxy'),
      docker_host: read('docker_host'),
      setting: read('setting'),
    },
  };
}

/** No views, virtual tables and computed columns: reading those would run what the file says. */
function plainTables(database: DatabaseSync): Set<string> {
  const tables = database.prepare("select name, sql from sqlite_master where type = 'table'").all();
  const plain = tables.filter((row) => /^create table\b/i.test(textOf(row, 'sql')));
  return new Set(plain.map((row) => textOf(row, 'name')).filter((name) => /^\w+$/.test(name)));
}

function columnsOf(database: DatabaseSync, table: string): string[] {
  return database
    .prepare(`pragma table_xinfo("${table}")`)
    .all()
    .filter((row) => numberOf(row, 'hidden') === 0)
    .map((row) => textOf(row, 'name'))
    .filter((name) => /^\w+$/.test(name));
}

function rowsOf(database: DatabaseSync, table: string): KumaRow[] {
  const shown = columnsOf(database, table).map(
    (name) => `case when length("${name}") <= ${longestValue} then "${name}" end as "${name}"`,
  );
  if (shown.length === 0) return [];
  const rows = database.prepare(`select ${shown.join(', ')} from "${table}" limit ${mostRows + 1}`).all();
  if (rows.length > mostRows) throw new UnreadableKuma('too-much');
  return rows.map((row) => ({ ...row }));
}

function lastBeatId(database: DatabaseSync): number {
  const [row = {}] = database.prepare('select max(id) as id from heartbeat').all();
  return numberOf(row, 'id') ?? 0;
}

function countOf(database: DatabaseSync, table: string): number {
  const [row = {}] = database.prepare(`select count(*) as count from "${table}"`).all();
  return numberOf(row, 'count') ?? 0;
}

/** A portion of the checks behind this row, and the row where the next one begins; undefined: that was all. */
export function readBeats(
  database: DatabaseSync,
  afterId: number,
): { readonly beats: KumaBeat[]; readonly lastId: number | undefined } {
  const rows = database
    .prepare(
      `select id, monitor_id, status, ping, cast(time as text) as time from heartbeat where id > ? order by id limit ${beatsAtOnce}`,
    )
    .all(afterId);
  const lastId = rows.length < beatsAtOnce ? undefined : numberOf(rows.at(-1) ?? {}, 'id');
  return { beats: rows.flatMap((row) => beatOf(row) ?? []), lastId };
}

function beatOf(row: KumaRow): KumaBeat | undefined {
  const [monitorId, status] = [numberOf(row, 'monitor_id'), numberOf(row, 'status')];
  const atMs = timeOf(textOf(row, 'time'));
  if (monitorId === undefined || status === undefined || atMs === undefined) return undefined;
  return { monitorId, status, atMs, latencyMs: numberOf(row, 'ping') ?? null };
}

/** `2026-11-20 11:00:00.122` in UTC, or milliseconds as text. */
function timeOf(text: string): number | undefined {
  const plain = /^\d{10,14}$/.test(text) ? Number(text) : Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isFinite(plain) && plain > 0 ? Math.trunc(plain) : undefined;
}
