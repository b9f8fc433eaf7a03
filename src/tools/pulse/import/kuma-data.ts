/** A row as SQLite gives it. */
export type KumaRow = Readonly<Record<string, unknown>>;

/** The tables that are looked at row by row; a table that is not there is empty. */
export const kumaTables = [
  'monitor',
  'tag',
  'monitor_tag',
  'maintenance',
  'monitor_maintenance',
  'notification',
  'status_page',
  'proxy',
  'docker_host',
  'setting',
] as const;

export interface KumaData {
  readonly version: 'v1' | 'v2';
  readonly tables: Readonly<Record<(typeof kumaTables)[number], readonly KumaRow[]>>;
  /** How many rows all other tables have; those without any are left out. */
  readonly others: Readonly<Record<string, number>>;
  /** How many checks there are, of all monitors. */
  readonly beatCount: number;
  /** Only so many of the newest are read: from behind this row. */
  readonly beatsAfterId: number;
  /** It was copied while changes waited in another file, which is not here. */
  readonly isWal: boolean;
}

/** A check that Kuma made. */
export interface KumaBeat {
  readonly monitorId: number;
  readonly atMs: number;
  /** 0 down, 1 up, 2 pending, 3 maintenance. */
  readonly status: number;
  readonly latencyMs: number | null;
}

export interface KumaFile extends AsyncDisposable {
  readonly data: KumaData;
  /** In the order of their rows, some thousands at once. Iterate once. */
  beats(): AsyncIterable<readonly KumaBeat[]>;
}

export function textOf(row: KumaRow, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Undefined where there is none. */
export function numberOf(row: KumaRow, name: string): number | undefined {
  const value = row[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function isSet(row: KumaRow, name: string): boolean {
  return numberOf(row, name) === 1;
}

/** Anything else than JSON is undefined. */
export function jsonOf(row: KumaRow, name: string): unknown {
  try {
    return JSON.parse(textOf(row, name));
  } catch {
    return undefined;
  }
}
