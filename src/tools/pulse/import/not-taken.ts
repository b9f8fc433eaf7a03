import type { ImportItem } from '#contracts/pulse/import.ts';
import type { Text } from '../checks/check-kind.ts';
import { jsonOf, type KumaData, type KumaRow, textOf } from './kuma-data.ts';
import { sayBoth } from './notes.ts';

/** All that is in the file and stays there, each by its name. */
export function notTaken({ tables, others, isWal }: KumaData): ImportItem[] {
  const { notification, status_page: pages, proxy, docker_host: hosts } = tables;
  return [
    ...notification.map((row) => item('notification', textOf(row, 'name'), kindOfChannel(row), channel)),
    ...pages.map((row) => item('status-page', textOf(row, 'title') || textOf(row, 'slug'), '', page)),
    ...proxy.map((row) =>
      item('proxy', `${textOf(row, 'host')}:${textOf(row, 'port')}`, textOf(row, 'protocol'), noProxy),
    ),
    ...hosts.map((row) => item('docker-host', textOf(row, 'name'), textOf(row, 'docker_type'), engine)),
    ...Object.entries(others)
      .filter(([table]) => !bookkeeping.has(table))
      .map(([table, count]) => item('other', `${table} (${count})`, '', knownTable(table))),
    ...(tables.setting.length > 0 ? [item('other', `setting (${tables.setting.length})`, '', settings)] : []),
    ...(isWal ? [{ ...item('other', 'kuma.db-wal', '', waiting), outcome: 'changed' as const }] : []),
  ];
}

function item(what: ImportItem['what'], name: string, kind: string, note: Text): ImportItem {
  return { what, name: name.slice(0, 300), kind: kind.slice(0, 50), outcome: 'not-taken', notes: [note] };
}

function kindOfChannel(row: KumaRow): string {
  const config = jsonOf(row, 'config');
  const type: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'type') : '';
  return typeof type === 'string' ? type : '';
}

/** Says nothing that a person has entered. */
const bookkeeping = new Set(['knex_migrations', 'knex_migrations_lock', 'sqlite_sequence', 'migrations']);

const channel = sayBoth(
  'Add this channel in Notify; what Pulse finds goes there by its routes.',
  'Añade este canal en Notify; lo que Pulse encuentre llegará allí por sus rutas.',
);
const page = sayBoth(
  'Status pages are not taken over. Make one anew once you need it.',
  'Las páginas de estado no se trasladan. Crea una nueva cuando la necesites.',
);
const noProxy = sayBoth('NEXUS checks without a proxy.', 'NEXUS comprueba sin proxy.');
const engine = sayBoth(
  'NEXUS looks at the Docker engines that Containers knows. Add the host there.',
  'NEXUS mira los motores Docker que conoce Containers. Añade el equipo allí.',
);
const settings = sayBoth(
  'Settings of Uptime Kuma itself. NEXUS has its own.',
  'Ajustes del propio Uptime Kuma. NEXUS tiene los suyos.',
);
const waiting = sayBoth(
  'The newest changes may be in kuma.db-wal, which was not sent. Stop Uptime Kuma before you copy kuma.db.',
  'Los últimos cambios pueden estar en kuma.db-wal, que no se envió. Detén Uptime Kuma antes de copiar kuma.db.',
);
const ofPage = sayBoth('Belongs to a status page.', 'Pertenece a una página de estado.');
const people = sayBoth(
  'People sign in to NEXUS with accounts of Hub.',
  'En NEXUS se entra con cuentas de Hub.',
);
const sums = sayBoth(
  'Sums over many checks. NEXUS keeps single checks, and makes its own sums of those.',
  'Sumas de muchas comprobaciones. NEXUS guarda cada comprobación y hace con ellas sus propias sumas.',
);
const seenAgain = sayBoth('NEXUS finds this out by itself.', 'NEXUS lo averigua por sí mismo.');
const routes = sayBoth(
  'Which channel is told of which monitor is said by the routes of Notify.',
  'Qué canal se entera de qué monitor lo dicen las rutas de Notify.',
);
const unknown = sayBoth('NEXUS has nothing for this.', 'NEXUS no tiene nada para esto.');

const known: Readonly<Record<string, Text>> = {
  monitor_notification: routes,
  notification_sent_history: seenAgain,
  monitor_tls_info: seenAgain,
  domain_expiry: seenAgain,
  stat_minutely: sums,
  stat_hourly: sums,
  stat_daily: sums,
  user: people,
  api_key: people,
  incident: ofPage,
  group: ofPage,
  monitor_group: ofPage,
  status_page_cname: ofPage,
  maintenance_status_page: ofPage,
};

function knownTable(table: string): Text {
  return (Object.hasOwn(known, table) ? known[table] : undefined) ?? unknown;
}
