import { defineMessages } from '../../../i18n/message.ts';

export const listText = defineMessages({
  what: { en: 'What it says', es: 'Qué dice' },
  target: { en: 'Target', es: 'Destino' },
  lastChecks: { en: 'Last checks', es: 'Últimas comprobaciones' },
  latency: { en: 'Response', es: 'Respuesta' },
  uptimeDay: { en: 'Up, 24 h', es: 'Activo, 24 h' },
  checked: { en: 'Checked', es: 'Comprobado' },
  interval: { en: 'Every', es: 'Cada' },
  anyState: { en: 'Any state', es: 'Cualquier estado' },
  anyKind: { en: 'Any kind', es: 'Cualquier clase' },
  anyTag: { en: 'Any tag', es: 'Cualquier etiqueta' },
  stateSince: { en: '{state} for {span}', es: '{state} desde hace {span}' },

  downCount: {
    en: { one: '{count} down', other: '{count} down' },
    es: { one: '{count} caído', other: '{count} caídos' },
  },
  degradedCount: {
    en: { one: '{count} degraded', other: '{count} degraded' },
    es: { one: '{count} degradado', other: '{count} degradados' },
  },
  pendingCount: {
    en: { one: '{count} checked again', other: '{count} checked again' },
    es: { one: '{count} comprobándose de nuevo', other: '{count} comprobándose de nuevo' },
  },
  unknownCount: {
    en: { one: '{count} unknown', other: '{count} unknown' },
    es: { one: '{count} desconocido', other: '{count} desconocidos' },
  },
  maintenanceCount: {
    en: { one: '{count} in maintenance', other: '{count} in maintenance' },
    es: { one: '{count} en mantenimiento', other: '{count} en mantenimiento' },
  },
  upCount: {
    en: { one: '{count} up', other: '{count} up' },
    es: { one: '{count} activo', other: '{count} activos' },
  },
  pausedCount: {
    en: { one: '{count} paused', other: '{count} paused' },
    es: { one: '{count} en pausa', other: '{count} en pausa' },
  },

  emptyTitle: { en: 'Nothing is watched yet', es: 'Todavía no se vigila nada' },
  emptyHint: {
    en: 'Each address, port, container or database that you add is checked on time, and its failures are explained here.',
    es: 'Cada dirección, puerto, contenedor o base de datos que añadas se comprueba a su hora, y aquí se explican sus fallos.',
  },
  emptyViewer: {
    en: 'An admin can add what is to be watched.',
    es: 'Un administrador puede añadir lo que haya que vigilar.',
  },
  seeSuggestions: { en: 'See suggestions', es: 'Ver sugerencias' },
  fromKuma: { en: 'Import from Uptime Kuma', es: 'Importar de Uptime Kuma' },
  noMatch: { en: 'No monitor fits these filters', es: 'Ningún monitor encaja con estos filtros' },
  clearFilter: { en: 'Clear filters', es: 'Quitar filtros' },

  paused: {
    en: { one: '{name} is paused', other: '{count} monitors are paused' },
    es: { one: '{name} está en pausa', other: '{count} monitores están en pausa' },
  },
  resumed: {
    en: { one: '{name} is checked again', other: '{count} monitors are checked again' },
    es: { one: '{name} vuelve a comprobarse', other: '{count} monitores vuelven a comprobarse' },
  },
  refused: {
    en: { one: 'One monitor was left as it was', other: '{count} monitors were left as they were' },
    es: { one: 'Un monitor quedó como estaba', other: '{count} monitores quedaron como estaban' },
  },
  cloned: { en: '{name} was added, paused', es: 'Se añadió {name}, en pausa' },
  removed: {
    en: { one: '{name} was removed', other: '{count} monitors were removed' },
    es: { one: 'Se eliminó {name}', other: 'Se eliminaron {count} monitores' },
  },
  removeTitle: {
    en: { one: 'Remove {name}', other: 'Remove {count} monitors' },
    es: { one: 'Eliminar {name}', other: 'Eliminar {count} monitores' },
  },
  losesHistory: {
    en: 'Everything that was stored of it: checks, response times and uptime',
    es: 'Todo lo guardado: comprobaciones, tiempos de respuesta y disponibilidad',
  },
  movesUp: {
    en: '{name} is below it and moves up',
    es: '{name} está debajo y sube un nivel',
  },
  pauseInstead: {
    en: 'To stop checking and keep what is stored, pause it instead.',
    es: 'Para dejar de comprobar y conservar lo guardado, ponlo en pausa.',
  },
  checkedNow: { en: '{name} is {state}', es: '{name} está {state}' },
  answeredIn: { en: 'It answered in {span}.', es: 'Respondió en {span}.' },
  editMany: { en: 'Change', es: 'Cambiar' },
});
