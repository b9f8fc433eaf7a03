import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { type Row, IndexError, numberAt } from '../row-values.ts';
import { rowsOf } from '../statement-store.ts';

/** A longer blob is left out. */
const longestBlob = 4 * 1024 * 1024;
/** Grype's own has some three million of the largest table. */
const mostRows = 50_000_000;

const handleColumns = ['id', 'vulnerability_id', 'operating_system_id', 'package_id', 'blob_id'];

/** Columns that are read, by table; a database without them is of another version. */
const columns: Readonly<Record<string, readonly string[]>> = {
  blobs: ['id', 'value'],
  db_metadata: ['build_timestamp', 'model'],
  vulnerability_handles: [
    'id',
    'name',
    'status',
    'published_date',
    'modified_date',
    'withdrawn_date',
    'provider_id',
    'blob_id',
  ],
  packages: ['id', 'ecosystem', 'name'],
  operating_systems: [
    'id',
    'name',
    'release_id',
    'major_version',
    'minor_version',
    'label_version',
    'channel',
  ],
  affected_package_handles: handleColumns,
};

/** Tables that only later builds have. */
const laterColumns: Readonly<Record<string, readonly string[]>> = {
  affected_package_handles: handleColumns,
  unaffected_package_handles: handleColumns,
  vulnerability_aliases: ['name', 'alias'],
  operating_system_specifier_overrides: ['alias', 'replacement'],
  known_exploited_vulnerability_handles: ['id', 'cve', 'blob_id'],
  epss_handles: ['id', 'cve', 'epss', 'percentile'],
};

/**
 * Reads a database of Grype, version 6 (grype/db/v6/models.go), in the order of its tables and by the keys that it has: its indexes
 * were dropped before it was packed, and it is never written to.
 */
export interface GrypeDatabase extends Disposable {
  /** When it was built, as it says. */
  readonly builtAt: string;
  /** name, release_id, major_version, minor_version, label_version, channel behind the id. */
  systems(): Iterable<Row>;
  /** alias, replacement */
  overrides(): Iterable<Row>;
  /** vulnerability_id, operating_system_id, ecosystem, name, blob behind the id. */
  handles(table: 'affected' | 'unaffected'): Iterable<Row>;
  /** name, status, provider_id, published_date, modified_date, withdrawn_date, blob */
  vulnerability(id: number): Row | undefined;
  /** Other names, where they have a table with a key of its own. */
  aliases(name: string): readonly string[];
  /** cve, blob behind the id. */
  exploited(): Iterable<Row>;
  /** cve, epss, percentile behind the id. */
  likelihoods(): Iterable<Row>;
}

/** @throws IndexError when it is no such database, Error of SQLite when it is damaged. */
export function openGrypeDatabase(path: string): GrypeDatabase {
  const database = new DatabaseSync(new URL(`${pathToFileURL(path).href}?immutable=1`), {
    readOnly: true,
    defensive: true,
    allowExtension: false,
    limits: { length: 2 * longestBlob },
  });
  try {
    database.exec('pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on');
    const present = checkTables(database);
    return reading(database, present);
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkTables(database: DatabaseSync): ReadonlySet<string> {
  // No views, virtual tables and computed columns: reading those would run what the file says.
  const tables = database.prepare("select name, sql from sqlite_schema where type = 'table'").all();
  const plain = new Set(
    tables.filter(({ sql }) => /^create table\b/i.test(String(sql))).map(({ name }) => String(name)),
  );
  const has = (table: string, wanted: readonly string[]) => {
    const found = new Set(
      database
        .prepare(`pragma table_xinfo("${table}")`)
        .all()
        .filter(({ hidden }) => hidden === 0)
        .map(({ name }) => String(name)),
    );
    return plain.has(table) && wanted.every((column) => found.has(column));
  };
  const missing = Object.entries(columns).find(([table, wanted]) => !has(table, wanted));
  if (missing) throw new IndexError(`This is no database of Grype 6: it has no ${missing[0]}.`);
  return new Set(
    Object.entries(laterColumns).flatMap(([table, wanted]) => (has(table, wanted) ? [table] : [])),
  );
}

function reading(database: DatabaseSync, present: ReadonlySet<string>): GrypeDatabase {
  const [builtAt, model] = rowsOf(database, 'select build_timestamp, model from db_metadata').one() ?? [];
  if (model !== 6) throw new IndexError(`Grype's database has version ${String(model)}; 6 is read.`);
  const blob = `case when octet_length(b.value) <= ${longestBlob} then b.value end`;
  const vulnerability = rowsOf(
    database,
    `select v.name, v.status, v.provider_id, v.published_date, v.modified_date, v.withdrawn_date, ${blob}
     from vulnerability_handles v left join blobs b on b.id = v.blob_id where v.id = ?`,
  );
  const aliases =
    present.has('vulnerability_aliases') && hasKey(database, 'vulnerability_aliases')
      ? rowsOf(database, 'select alias from vulnerability_aliases where name = ? limit 100')
      : undefined;
  const later = (table: string, sql: string) => (present.has(table) ? ascending(database, sql) : []);
  return {
    builtAt: String(builtAt),
    systems: () =>
      ascending(
        database,
        'select id, name, release_id, major_version, minor_version, label_version, channel from operating_systems order by id',
      ),
    overrides: () =>
      later(
        'operating_system_specifier_overrides',
        'select rowid, alias, replacement from operating_system_specifier_overrides order by rowid',
      ),
    // `cross join` keeps the order of the tables: one pass over the handles, and a key for each of the others.
    handles: (table) =>
      later(
        `${table}_package_handles`,
        `select h.id, h.vulnerability_id, h.operating_system_id, p.ecosystem, p.name, ${blob}
         from ${table}_package_handles h cross join packages p on p.id = h.package_id
         left join blobs b on b.id = h.blob_id order by h.id`,
      ),
    vulnerability: (id) => vulnerability.one(id),
    aliases: (name) => (aliases?.all(name) ?? []).map(([alias]) => String(alias)),
    exploited: () =>
      later(
        'known_exploited_vulnerability_handles',
        `select k.id, k.cve, ${blob} from known_exploited_vulnerability_handles k left join blobs b on b.id = k.blob_id order by k.id`,
      ),
    likelihoods: () =>
      later('epss_handles', 'select id, cve, epss, percentile from epss_handles order by id'),
    [Symbol.dispose]: () => database.close(),
  };
}

/** Without one, each question would read the whole table. */
function hasKey(database: DatabaseSync, table: string): boolean {
  return database
    .prepare(`pragma index_list("${table}")`)
    .all()
    .some(({ origin }) => origin === 'pk');
}

/** Pages of a hostile file may lead in circles: then the ids do not rise. */
function* ascending(database: DatabaseSync, sql: string): Generator<Row, void> {
  let last = -Infinity;
  let count = 0;
  for (const row of rowsOf(database, sql).each()) {
    const id = numberAt(row, 0);
    count += 1;
    if (id <= last || count > mostRows) throw new IndexError("Grype's database is damaged.");
    last = id;
    yield row;
  }
}
