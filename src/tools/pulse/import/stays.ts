import type { Text } from '#library/text.ts';

/** Why something stays in the file, and what to do instead. */
export const stays = {
  notification: {
    en: 'Add this channel in Notify; what Pulse finds goes there by its routes.',
    es: 'Añade este canal en Notify; lo que Pulse encuentre llegará allí por sus rutas.',
  },
  'status-page': {
    en: 'Status pages are not taken over. Make one anew once you need it.',
    es: 'Las páginas de estado no se trasladan. Crea una nueva cuando la necesites.',
  },
  proxy: { en: 'NEXUS checks without a proxy.', es: 'NEXUS comprueba sin proxy.' },
  'docker-host': {
    en: 'NEXUS looks at the Docker engines that Containers knows. Add the host there.',
    es: 'NEXUS mira los motores Docker que conoce Containers. Añade el equipo allí.',
  },
  setting: {
    en: 'Settings of Uptime Kuma itself. NEXUS has its own.',
    es: 'Ajustes del propio Uptime Kuma. NEXUS tiene los suyos.',
  },
  wal: {
    en: 'The newest changes may be in kuma.db-wal, which was not sent. Stop Uptime Kuma before you copy kuma.db.',
    es: 'Los últimos cambios pueden estar en kuma.db-wal, que no se envió. Detén Uptime Kuma antes de copiar kuma.db.',
  },
} as const satisfies Readonly<Record<string, Text>>;

const tables: readonly (Text & { readonly names: readonly string[] })[] = [
  {
    names: ['incident', 'group', 'monitor_group', 'status_page_cname', 'maintenance_status_page'],
    en: 'Belongs to a status page.',
    es: 'Pertenece a una página de estado.',
  },
  {
    names: ['user', 'api_key'],
    en: 'People sign in to NEXUS with accounts of Hub.',
    es: 'En NEXUS se entra con cuentas de Hub.',
  },
  {
    names: ['stat_minutely', 'stat_hourly', 'stat_daily'],
    en: 'Sums over many checks. NEXUS keeps single checks, and makes its own sums of those.',
    es: 'Sumas de muchas comprobaciones. NEXUS guarda cada comprobación y hace con ellas sus propias sumas.',
  },
  {
    names: ['notification_sent_history', 'monitor_tls_info', 'domain_expiry'],
    en: 'NEXUS finds this out by itself.',
    es: 'NEXUS lo averigua por sí mismo.',
  },
  {
    names: ['monitor_notification'],
    en: 'Which channel is told of which monitor is said by the routes of Notify.',
    es: 'Qué canal se entera de qué monitor lo dicen las rutas de Notify.',
  },
];

const unknown: Text = { en: 'NEXUS has nothing for this.', es: 'NEXUS no tiene nada para esto.' };

/** Why a table that is not looked at row by row stays there. */
export function knownTable(table: string): Text {
  const { en, es } = tables.find(({ names }) => names.includes(table)) ?? unknown;
  return { en, es };
}
