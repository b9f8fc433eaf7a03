import { defineMessages } from '../../i18n/message.ts';

/** The words of alerts, wherever they are shown. */
export const notifyText = defineMessages({
  sections: { en: 'Sections of Notify', es: 'Secciones de Notify' },
  alerts: { en: 'Alerts', es: 'Alertas' },
  history: { en: 'History', es: 'Historial' },
  silences: { en: 'Silences', es: 'Silencios' },
  channels: { en: 'Channels', es: 'Canales' },
  deliveries: { en: 'Deliveries', es: 'Entregas' },
  nothingGranted: { en: 'No alerts for you yet', es: 'Aún no hay alertas para ti' },
  nothingGrantedHint: {
    en: 'An administrator can give you access to Notify.',
    es: 'Un administrador puede darte acceso a Notify.',
  },
  couldNotRead: { en: 'This could not be read', es: 'No se pudo leer' },
  notDone: { en: 'This was not done', es: 'No se hizo' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  save: { en: 'Save', es: 'Guardar' },
  more: { en: 'Show older ones', es: 'Mostrar anteriores' },
  actions: { en: 'Actions', es: 'Acciones' },

  firing: { en: 'Firing', es: 'Activa' },
  acknowledged: { en: 'Acknowledged', es: 'Reconocida' },
  snoozed: { en: 'Snoozed', es: 'Pospuesta' },
  quiet: { en: 'Kept quiet', es: 'En silencio' },
  pending: { en: 'Not for long yet', es: 'Aún reciente' },
  resolved: { en: 'Over', es: 'Terminada' },
  critical: { en: 'Critical', es: 'Crítica' },
  warning: { en: 'Warning', es: 'Aviso' },
  info: { en: 'Information', es: 'Información' },

  firingCount: {
    en: { one: '{count} firing', other: '{count} firing' },
    es: { one: '{count} activa', other: '{count} activas' },
  },
  acknowledgedCount: {
    en: { one: '{count} acknowledged', other: '{count} acknowledged' },
    es: { one: '{count} reconocida', other: '{count} reconocidas' },
  },
  snoozedCount: {
    en: { one: '{count} snoozed', other: '{count} snoozed' },
    es: { one: '{count} pospuesta', other: '{count} pospuestas' },
  },
  quietCount: {
    en: { one: '{count} kept quiet', other: '{count} kept quiet' },
    es: { one: '{count} en silencio', other: '{count} en silencio' },
  },
  pendingCount: {
    en: { one: '{count} not for long yet', other: '{count} not for long yet' },
    es: { one: '{count} aún reciente', other: '{count} aún recientes' },
  },
  deadCount: {
    en: { one: '{count} message not delivered', other: '{count} messages not delivered' },
    es: { one: '{count} mensaje sin entregar', other: '{count} mensajes sin entregar' },
  },
  allWell: { en: 'Nothing is wrong', es: 'Todo va bien' },

  state: { en: 'State', es: 'Estado' },
  severity: { en: 'Severity', es: 'Gravedad' },
  title: { en: 'What', es: 'Qué' },
  where: { en: 'Where', es: 'Dónde' },
  since: { en: 'Since', es: 'Desde' },
  why: { en: 'Why nobody is told', es: 'Por qué no se avisa' },
  anyState: { en: 'Any state', es: 'Cualquier estado' },
  anySeverity: { en: 'Any severity', es: 'Cualquier gravedad' },
  byHost: { en: 'Group by host', es: 'Agrupar por host' },
  bySeverity: { en: 'Group by severity', es: 'Agrupar por gravedad' },
  grouping: { en: 'Grouping', es: 'Agrupación' },
  noHost: { en: 'Without a host', es: 'Sin host' },
  ackBy: { en: 'Acknowledged by {name}', es: 'Reconocida por {name}' },
  snoozedUntil: { en: 'Snoozed until {time}', es: 'Pospuesta hasta {time}' },
  emptyTitle: { en: 'Nothing is wrong', es: 'Todo va bien' },
  emptyHint: {
    en: 'Alerts of containers, hosts and of Prometheus, webhooks and heartbeats show here while they last. Add a channel to hear of them.',
    es: 'Aquí aparecen, mientras duran, las alertas de contenedores, hosts, Prometheus, webhooks y latidos. Añade un canal para recibirlas.',
  },
  addChannel: { en: 'Add a channel', es: 'Añadir un canal' },
  noMatch: { en: 'No alert matches', es: 'Ninguna alerta coincide' },
  clearFilter: { en: 'Clear the filter', es: 'Quitar el filtro' },

  acknowledge: { en: 'Acknowledge', es: 'Reconocer' },
  unacknowledge: { en: 'Take the acknowledgement back', es: 'Retirar el reconocimiento' },
  snoozeFor: { en: 'Snooze', es: 'Posponer' },
  hour: { en: 'For 1 hour', es: 'Durante 1 hora' },
  eightHours: { en: 'For 8 hours', es: 'Durante 8 horas' },
  tomorrow: { en: 'Until tomorrow 8:00', es: 'Hasta mañana a las 8:00' },
  unsnooze: { en: 'End the snooze', es: 'Dejar de posponer' },
  silence: { en: 'Silence…', es: 'Silenciar…' },
  end: { en: 'Take as over', es: 'Dar por terminada' },
  snoozedDone: { en: 'Snoozed until {time}: {title}', es: 'Pospuesta hasta {time}: {title}' },

  homeWrong: { en: 'Alerts now', es: 'Alertas ahora' },
  homeMore: {
    en: { one: '{count} more alert', other: '{count} more alerts' },
    es: { one: '{count} alerta más', other: '{count} alertas más' },
  },
});
