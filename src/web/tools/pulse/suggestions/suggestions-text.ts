import { defineMessages } from '../../../i18n/message.ts';

export const suggestionsText = defineMessages({
  suggestions: { en: 'Suggestions', es: 'Sugerencias' },
  hint: {
    en: 'What the published ports, health checks and labels of your containers suggest to watch.',
    es: 'Lo que los puertos publicados, las comprobaciones de salud y las etiquetas de tus contenedores sugieren vigilar.',
  },
  source: { en: 'Found by', es: 'Hallado por' },
  'nexus-labels': { en: 'labels', es: 'etiquetas' },
  'kuma-labels': { en: 'labels for Uptime Kuma', es: 'etiquetas para Uptime Kuma' },
  port: { en: 'published port', es: 'puerto publicado' },
  'health-check': { en: 'health check', es: 'comprobación de salud' },
  running: { en: 'it runs', es: 'está en marcha' },
  container: { en: 'Container', es: 'Contenedor' },
  why: { en: 'Why', es: 'Por qué' },
  watched: { en: 'watched', es: 'vigilado' },
  notWatched: { en: 'not watched', es: 'sin vigilar' },
  add: { en: 'Add', es: 'Añadir' },
  changeFirst: { en: 'Change and add', es: 'Cambiar y añadir' },
  open: { en: 'Open the monitor', es: 'Abrir el monitor' },
  showWatched: { en: 'Also what is watched already', es: 'También lo que ya se vigila' },
  added: {
    en: { one: '{name} is watched from now on', other: '{count} monitors were added' },
    es: { one: '{name} se vigila desde ahora', other: 'Se añadieron {count} monitores' },
  },
  notAdded: { en: '{name} could not be added', es: 'No se pudo añadir {name}' },
  emptyTitle: { en: 'Nothing more to suggest', es: 'Nada más que sugerir' },
  emptyHint: {
    en: 'Every container that publishes a port or has a health check is watched already, or there is none.',
    es: 'Todo contenedor que publica un puerto o tiene comprobación de salud ya se vigila, o no hay ninguno.',
  },
  problems: {
    en: { one: 'One label cannot be followed', other: '{count} labels cannot be followed' },
    es: { one: 'Una etiqueta no se puede seguir', other: '{count} etiquetas no se pueden seguir' },
  },
});
