import { defineMessages } from '../../../i18n/message.ts';

export const planText = defineMessages({
  title: { en: 'Update {name}', es: 'Actualizar {name}' },
  titleMany: {
    en: { one: 'Update {count} container', other: 'Update {count} containers' },
    es: { one: 'Actualizar {count} contenedor', other: 'Actualizar {count} contenedores' },
  },
  updateNow: { en: 'Update now', es: 'Actualizar ahora' },
  updateManyNow: {
    en: { one: 'Update {count} now', other: 'Update {count} now' },
    es: { one: 'Actualizar {count} ahora', other: 'Actualizar {count} ahora' },
  },
  order: {
    en: 'One after the other on each host; what others depend on comes first. The rest goes on when one fails.',
    es: 'Uno tras otro en cada host; primero aquello de lo que dependen otros. Si uno falla, los demás siguen.',
  },
  notPossible: { en: 'This cannot be done here', es: 'Esto no se puede hacer aquí' },
  leftOut: { en: 'left out', es: 'se omite' },
  warnings: { en: 'Before you decide', es: 'Antes de decidir' },
  warningCount: {
    en: { one: '{count} warning', other: '{count} warnings' },
    es: { one: '{count} advertencia', other: '{count} advertencias' },
  },
  downtime: { en: 'Down for at most {span}', es: 'Parado como mucho {span}' },
  downtimeLabel: { en: 'Downtime', es: 'Parada' },
  atMost: { en: 'at most {span}', es: 'como mucho {span}' },
  noDowntime: { en: 'none: it does not run', es: 'ninguna: no está en marcha' },
  wayBack: {
    en: 'If the new version does not run well, the old container comes back as it was.',
    es: 'Si la versión nueva no va bien, vuelve el contenedor anterior tal como estaba.',
  },
  version: { en: 'Version', es: 'Versión' },
  reference: { en: 'Made from', es: 'Hecho de' },
  steps: { en: 'What happens', es: 'Qué ocurre' },
  alongTitle: { en: 'Replaced along with it', es: 'Se sustituyen con él' },
  monitors: { en: 'Watched afterwards', es: 'Se vigilan después' },
  monitorsFor: {
    en: 'for {span}; one that goes down takes the update back',
    es: 'durante {span}; si uno cae, se deshace la actualización',
  },
  whenAt: {
    en: 'It would begin by itself {time} ({ago}). You need not wait.',
    es: 'Empezaría por sí solo {time} ({ago}). No hace falta esperar.',
  },
  fileTitle: { en: 'The stack’s file', es: 'El archivo del stack' },
  command: { en: 'The same in Docker’s words', es: 'Lo mismo en palabras de Docker' },
  nothingPossible: { en: 'None of them can be updated now.', es: 'Ahora no se puede actualizar ninguno.' },
});
