import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { UploadBody } from '#contracts/transfer.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** A database as Kuma writes it, with only the columns that the rows name. `sql` is run at the end. */
export async function kumaBytes(tables: Readonly<Record<string, readonly Row[]>>, sql = ''): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-kuma-'));
  try {
    const path = join(folder, 'kuma.db');
    const database = new DatabaseSync(path);
    const all: Readonly<Record<string, readonly Row[]>> = { monitor: [], heartbeat: [], ...tables };
    for (const [table, rows] of Object.entries(all)) {
      const named = new Set([
        'id',
        ...(table === 'heartbeat' ? beatColumns : []),
        ...rows.flatMap(Object.keys),
      ]);
      const columns = [...named].map((name) => (name === 'id' ? 'id integer primary key' : `"${name}"`));
      database.exec(`create table "${table}" (${columns.join(', ')})`);
      for (const row of rows) {
        const names = Object.keys(row);
        const places = names.map(() => '?').join(', ');
        const quoted = names.map((name) => `"${name}"`).join(', ');
        database.prepare(`insert into "${table}" (${quoted}) values (${places})`).run(...Object.values(row));
      }
    }
    database.exec(sql);
    database.close();
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const beatColumns = ['monitor_id', 'status', 'time', 'ping'];

/** As an upload brings it. */
export function sent(bytes: Uint8Array): UploadBody {
  return {
    lengthBytes: bytes.byteLength,
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < bytes.byteLength; at += 50_000) yield bytes.subarray(at, at + 50_000);
    },
  };
}

export function monitorRow(id: number, type: string, more: Row = {}): Row {
  return {
    id,
    type,
    name: `${type} ${id}`,
    active: 1,
    interval: 60,
    retry_interval: 20,
    maxretries: 2,
    timeout: 48,
    created_date: '2026-01-01 00:00:00',
    ...more,
  };
}
