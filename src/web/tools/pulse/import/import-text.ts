import { defineMessages } from '../../../i18n/message.ts';

export const importText = defineMessages({
  title: { en: 'Import from Uptime Kuma', es: 'Importar de Uptime Kuma' },
  intro: {
    en: 'Monitors, groups, tags, maintenance and the checks of the last 400 days come along. You see what would come of everything first; nothing changes until you say so.',
    es: 'Se trasladan monitores, grupos, etiquetas, mantenimiento y las comprobaciones de los últimos 400 días. Primero verás qué sería de cada cosa; nada cambia hasta que lo digas.',
  },
  stopFirst: {
    en: 'Stop Uptime Kuma. While it runs, its newest changes are not in the file.',
    es: 'Detén Uptime Kuma. Mientras funciona, sus últimos cambios no están en el fichero.',
  },
  findFile: {
    en: 'Take kuma.db out of its data folder, which in its container is /app/data.',
    es: 'Toma kuma.db de su carpeta de datos, que en su contenedor es /app/data.',
  },
  versions: {
    en: 'Version 1 or 2. Version 2 on MariaDB has no such file and cannot be taken over.',
    es: 'Versión 1 o 2. La versión 2 sobre MariaDB no tiene ese fichero y no se puede trasladar.',
  },
  copyCommand: {
    en: 'the command',
    es: 'la orden',
  },
  commandHint: {
    en: 'If its container is called uptime-kuma:',
    es: 'Si su contenedor se llama uptime-kuma:',
  },
  choose: { en: 'Choose kuma.db', es: 'Elegir kuma.db' },
  chooseOther: { en: 'Choose another file', es: 'Elegir otro fichero' },
  orDrop: { en: 'or drop it anywhere on this page', es: 'o suéltalo en cualquier lugar de esta página' },
  dropNow: { en: 'Drop it to look at it', es: 'Suéltalo para examinarlo' },

  sending: {
    en: '{name} is on its way: {percent} of {size}',
    es: '{name} está en camino: {percent} de {size}',
  },
  reading: {
    en: '{name} has arrived and is being read',
    es: '{name} ha llegado y se está leyendo',
  },
  takingOver: {
    en: 'It is being taken over. You may leave this page; it goes on.',
    es: 'Se está trasladando. Puedes dejar esta página; seguirá.',
  },

  fromVersion: 'Uptime Kuma {version}, {size}',
  nothingYet: { en: 'Nothing has changed yet.', es: 'Todavía no ha cambiado nada.' },
  wouldTake: { en: 'This would come along: {list}.', es: 'Esto se trasladaría: {list}.' },
  nothingNew: {
    en: 'There is nothing new in it: what NEXUS can take over is here already.',
    es: 'No contiene nada nuevo: lo que NEXUS puede trasladar ya está aquí.',
  },
  nothingInIt: {
    en: 'There is nothing in it that NEXUS can take over.',
    es: 'No contiene nada que NEXUS pueda trasladar.',
  },
  takeOver: {
    en: { one: 'Take over one thing', other: 'Take over {count} things' },
    es: { one: 'Trasladar una cosa', other: 'Trasladar {count} cosas' },
  },
  tookOver: {
    en: {
      zero: 'Nothing was taken over',
      one: 'One thing was taken over',
      other: '{count} things were taken over',
    },
    es: { zero: 'No se trasladó nada', one: 'Se trasladó una cosa', other: 'Se trasladaron {count} cosas' },
  },
  nowHere: { en: 'Now here: {list}.', es: 'Ahora están aquí: {list}.' },
  lookAtChanged: {
    en: {
      one: 'One is not quite as it was: its note says what to do.',
      other: '{count} are not quite as they were: their notes say what to do.',
    },
    es: {
      one: 'Una no es del todo como era: su nota dice qué hacer.',
      other: '{count} no son del todo como eran: sus notas dicen qué hacer.',
    },
  },
  seeMonitors: { en: 'See the monitors', es: 'Ver los monitores' },

  countMonitors: {
    en: { one: 'one monitor', other: '{count} monitors' },
    es: { one: 'un monitor', other: '{count} monitores' },
  },
  countWindows: {
    en: { one: 'one maintenance window', other: '{count} maintenance windows' },
    es: { one: 'una ventana de mantenimiento', other: '{count} ventanas de mantenimiento' },
  },
  countTags: {
    en: { one: 'one tag', other: '{count} tags' },
    es: { one: 'una etiqueta', other: '{count} etiquetas' },
  },
  countHistory: { en: 'their earlier checks', es: 'sus comprobaciones anteriores' },

  items: { en: 'Things in the file', es: 'Cosas del fichero' },
  outcome: { en: 'What comes of it', es: 'Qué es de ello' },
  all: { en: 'All', es: 'Todo' },
  // Before anything has changed.
  'plan-taken': { en: 'comes along', es: 'se traslada' },
  'plan-changed': { en: 'comes, changed', es: 'con cambios' },
  'plan-there': { en: 'already there', es: 'ya está' },
  'plan-not-taken': { en: 'stays behind', es: 'se queda' },
  // After that.
  taken: { en: 'taken over', es: 'trasladado' },
  changed: { en: 'changed', es: 'con cambios' },
  there: { en: 'already there', es: 'ya estaba' },
  'not-taken': { en: 'not taken', es: 'no trasladado' },
  what: { en: 'What', es: 'Qué' },
  theirKind: { en: 'Kind there', es: 'Clase allí' },
  asItWas: { en: 'It comes along as it is.', es: 'Se traslada tal como es.' },
  cameAsItWas: { en: 'It came along as it was.', es: 'Se trasladó tal como era.' },
  wasThere: {
    en: 'An earlier import took it over; it is left as it is.',
    es: 'Una importación anterior lo trasladó; se deja como está.',
  },
  monitor: { en: 'Monitors', es: 'Monitores' },
  maintenance: { en: 'Maintenance', es: 'Mantenimiento' },
  history: { en: 'What was measured', es: 'Lo medido' },
  tag: { en: 'Tags', es: 'Etiquetas' },
  notification: { en: 'Channels', es: 'Canales' },
  'status-page': { en: 'Status pages', es: 'Páginas de estado' },
  proxy: 'Proxies',
  'docker-host': { en: 'Docker hosts', es: 'Equipos Docker' },
  other: { en: 'The rest of the file', es: 'El resto del fichero' },
  emptyTitle: { en: 'The file is empty', es: 'El fichero está vacío' },
  emptyHint: {
    en: 'This Uptime Kuma has no monitors yet.',
    es: 'Este Uptime Kuma aún no tiene monitores.',
  },
});
