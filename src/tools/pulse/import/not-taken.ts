import type { ImportItem } from '#contracts/pulse/import.ts';
import type { Text } from '#library/text.ts';
import { importItem } from './import-item.ts';
import { jsonOf, type KumaData, type KumaRow, textOf } from './kuma-data.ts';
import { knownTable, stays } from './stays.ts';

/** All that is in the file and stays there, each by its name. */
export function notTaken({ tables, others, isWal }: KumaData): ImportItem[] {
  const { notification, status_page: pages, proxy, docker_host: hosts, setting } = tables;
  return [
    ...notification.map((row) => item('notification', textOf(row, 'name'), kindOfChannel(row))),
    ...pages.map((row) => item('status-page', textOf(row, 'title') || textOf(row, 'slug'))),
    ...proxy.map((row) =>
      item('proxy', `${textOf(row, 'host')}:${textOf(row, 'port')}`, textOf(row, 'protocol')),
    ),
    ...hosts.map((row) => item('docker-host', textOf(row, 'name'), textOf(row, 'docker_type'))),
    ...Object.entries(others)
      .filter(([table]) => !bookkeeping.has(table))
      .map(([table, count]) => other(`${table} (${count})`, knownTable(table))),
    ...(setting.length > 0 ? [other(`setting (${setting.length})`, stays.setting)] : []),
    ...(isWal ? [other('kuma.db-wal', stays.wal, 'changed')] : []),
  ];
}

function item(
  what: 'notification' | 'status-page' | 'proxy' | 'docker-host',
  name: string,
  kind?: string,
): ImportItem {
  return importItem({ what, name, ...(kind !== undefined && { kind }) }, 'not-taken', [stays[what]]);
}

function other(name: string, note: Text, outcome: ImportItem['outcome'] = 'not-taken'): ImportItem {
  return importItem({ what: 'other', name }, outcome, [note]);
}

function kindOfChannel(row: KumaRow): string {
  const config = jsonOf(row, 'config');
  const type: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'type') : '';
  return typeof type === 'string' ? type : '';
}

/** Says nothing that a person has entered. */
const bookkeeping = new Set(['knex_migrations', 'knex_migrations_lock', 'sqlite_sequence', 'migrations']);
