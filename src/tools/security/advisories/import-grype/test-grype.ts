import { DatabaseSync } from 'node:sqlite';

/** For tests: rows by table, with the columns that they name. */
export type GrypeRows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

const tables: Readonly<Record<string, string>> = {
  blobs: 'id integer primary key, value text not null',
  db_metadata: 'build_timestamp datetime, model integer, revision integer, addition integer',
  vulnerability_handles:
    'id integer primary key, name text, status text, published_date datetime, modified_date datetime, withdrawn_date datetime, provider_id text, blob_id integer',
  packages: 'id integer primary key, ecosystem text, name text',
  operating_systems:
    'id integer primary key, name text, release_id text, major_version text, minor_version text, label_version text, codename text, channel text',
  operating_system_specifier_overrides: 'alias text, replacement text, rolling numeric',
  affected_package_handles:
    'id integer primary key, vulnerability_id integer, operating_system_id integer, package_id integer, blob_id integer',
  unaffected_package_handles:
    'id integer primary key, vulnerability_id integer, operating_system_id integer, package_id integer, blob_id integer',
  known_exploited_vulnerability_handles: 'id integer primary key, cve text, blob_id integer',
  epss_handles: 'id integer primary key, cve text, epss real, percentile real',
};

/** Writes a database as Grype 6 has it, without the tables named in `without`. */
export function writeGrype(path: string, rows: GrypeRows, without: readonly string[] = []): void {
  using database = new DatabaseSync(path);
  const metadata = { build_timestamp: '2026-08-20 06:00:00+00:00', model: 6, revision: 1, addition: 9 };
  const all: GrypeRows = { db_metadata: [metadata], ...rows };
  for (const [table, columns] of Object.entries(tables)) {
    if (without.includes(table)) continue;
    database.exec(`create table ${table} (${columns})`);
    for (const row of all[table] ?? []) {
      const names = Object.keys(row);
      const sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`;
      database.prepare(sql).run(...Object.values(row));
    }
  }
}

interface Said {
  readonly os?: { readonly name: string; readonly major?: string; readonly minor?: string } & Readonly<
    Record<string, string>
  >;
  readonly ecosystem: string;
  readonly name: string;
  readonly blob: object;
  readonly isUnaffected?: boolean;
}

/** Rows for one advisory that says such things of packages. */
export function grypeRows(
  said: readonly Said[],
  advisory: object = {},
  vulnerability: Readonly<Record<string, string | null>> = {},
): GrypeRows {
  const handlesOf = (isUnaffected: boolean) =>
    said.flatMap((one, at) => {
      if ((one.isUnaffected ?? false) !== isUnaffected) return [];
      const id = at + 1;
      return [
        { id, vulnerability_id: 1, operating_system_id: one.os ? id : null, package_id: id, blob_id: id + 1 },
      ];
    });
  return {
    blobs: [advisory, ...said.map(({ blob }) => blob)].map((value, at) => ({
      id: at + 1,
      value: JSON.stringify(value),
    })),
    vulnerability_handles: [
      {
        id: 1,
        name: 'CVE-2024-1000',
        status: 'active',
        provider_id: 'test',
        blob_id: 1,
        published_date: '2024-01-02 03:04:05+00:00',
        ...vulnerability,
      },
    ],
    packages: said.map(({ ecosystem, name }, at) => ({ id: at + 1, ecosystem, name })),
    operating_systems: said.flatMap(({ os }, at) => {
      if (!os) return [];
      const { name, major = '', minor = '', label = '', channel = '' } = os;
      return [
        {
          id: at + 1,
          name,
          release_id: name,
          major_version: major,
          minor_version: minor,
          label_version: label,
          channel,
        },
      ];
    }),
    affected_package_handles: handlesOf(false),
    unaffected_package_handles: handlesOf(true),
  };
}

/** A package blob with one range that a version repairs. */
export function fixedAt(constraint: string, version: string, type = 'dpkg'): object {
  return { ranges: [{ version: { type, constraint }, fix: { version, state: 'fixed' } }] };
}
