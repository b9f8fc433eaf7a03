import { defineMessages } from '../../../i18n/message.ts';

export const listText = defineMessages({
  newerCount: {
    en: { one: '{count} update', other: '{count} updates' },
    es: { one: '{count} actualización', other: '{count} actualizaciones' },
  },
  updatingCount: {
    en: { one: '{count} updating', other: '{count} updating' },
    es: { one: '{count} actualizando', other: '{count} actualizando' },
  },
  unknownCount: {
    en: { one: '{count} unknown', other: '{count} unknown' },
    es: { one: '{count} desconocido', other: '{count} desconocidos' },
  },
  heldCount: {
    en: { one: '{count} held', other: '{count} held' },
    es: { one: '{count} retenida', other: '{count} retenidas' },
  },
  pendingCount: {
    en: { one: '{count} not checked yet', other: '{count} not checked yet' },
    es: { one: '{count} sin comprobar', other: '{count} sin comprobar' },
  },
  sameCount: {
    en: { one: '{count} up to date', other: '{count} up to date' },
    es: { one: '{count} al día', other: '{count} al día' },
  },
  localCount: {
    en: { one: '{count} built here', other: '{count} built here' },
    es: { one: '{count} hecha aquí', other: '{count} hechas aquí' },
  },
  fixedCount: {
    en: { one: '{count} fixed', other: '{count} fixed' },
    es: { one: '{count} fija', other: '{count} fijas' },
  },
  offCount: {
    en: { one: '{count} not watched', other: '{count} not watched' },
    es: { one: '{count} sin vigilar', other: '{count} sin vigilar' },
  },
  checking: { en: 'asking the registries', es: 'preguntando a los registros' },
  neverChecked: { en: 'not checked yet', es: 'todavía sin comprobar' },
  checkedAgo: { en: 'checked {ago}', es: 'comprobado {ago}' },
  checkedNext: { en: '{last}, next {ago}', es: '{last}, próxima {ago}' },
  checked: { en: 'The registries have been asked', es: 'Se ha preguntado a los registros' },
  checkedOne: { en: '{name} has been looked up', es: 'Se ha consultado {name}' },

  group: { en: 'Group', es: 'Agrupar' },
  byContainer: { en: 'By container', es: 'Por contenedor' },
  byStack: { en: 'By stack', es: 'Por stack' },
  byImage: { en: 'By image', es: 'Por imagen' },
  noStack: { en: 'Without a stack', es: 'Sin stack' },
  groupUpdates: {
    en: { one: '{count} update', other: '{count} updates' },
    es: { one: '{count} actualización', other: '{count} actualizaciones' },
  },
  anyState: { en: 'Any state', es: 'Cualquier estado' },
  anyLevel: { en: 'Any step', es: 'Cualquier salto' },
  anyStack: { en: 'Any stack', es: 'Cualquier stack' },

  known: { en: 'What is known', es: 'Qué se sabe' },
  policy: { en: 'Rule', es: 'Regla' },
  action: { en: 'Action', es: 'Acción' },
  notesOf: { en: 'Notes of {version}', es: 'Notas de {version}' },
  lastGood: { en: 'as of', es: 'según dato de' },
  host: 'Host',

  missing: { en: '{host} cannot be seen now', es: 'Ahora no se ve {host}' },
  missingHint: {
    en: 'Its containers are shown as last seen.',
    es: 'Sus contenedores se muestran como se vieron por última vez.',
  },
  emptyTitle: { en: 'No containers yet', es: 'Todavía no hay contenedores' },
  emptyHint: {
    en: 'Each container that runs here is compared with its registry, and what is newer stands in this list. Nothing needs to be set up.',
    es: 'Cada contenedor que funciona aquí se compara con su registro, y lo nuevo aparece en esta lista. No hay que configurar nada.',
  },
  seeContainers: { en: 'See containers', es: 'Ver contenedores' },
  noMatch: { en: 'No container fits these filters', es: 'Ningún contenedor encaja con estos filtros' },
  noneOnOffer: {
    en: 'None of these has an update on offer',
    es: 'Ninguno de estos tiene una actualización disponible',
  },
  clearFilter: { en: 'Clear filters', es: 'Quitar filtros' },

  skip: { en: 'Skip {version}', es: 'Omitir {version}' },
  skipped: { en: '{name} is not offered {version}', es: 'A {name} no se le ofrece {version}' },
  offerAgain: { en: 'Offer {version} again', es: 'Volver a ofrecer {version}' },
  offeredAgain: { en: '{version} is offered again', es: '{version} vuelve a ofrecerse' },
  snooze: { en: 'Snooze', es: 'Posponer' },
  snoozeDay: { en: 'For a day', es: 'Un día' },
  snoozeWeek: { en: 'For a week', es: 'Una semana' },
  snoozeMonth: { en: 'For a month', es: 'Un mes' },
  snoozeUntil: { en: 'Until…', es: 'Hasta…' },
  snoozeUntilTitle: { en: 'Offer nothing for {name} until', es: 'No ofrecer nada para {name} hasta' },
  snoozeTime: { en: 'Date and time', es: 'Fecha y hora' },
  snoozePast: { en: 'That time is over', es: 'Ese momento ya pasó' },
  snoozed: {
    en: 'Nothing is offered for {name} until {time}',
    es: 'No se ofrece nada para {name} hasta {time}',
  },
  endSnooze: { en: 'End the snooze', es: 'Dejar de posponer' },
  unsnoozed: { en: '{name} is offered updates again', es: 'A {name} vuelven a ofrecerse versiones' },
  openContainer: { en: 'Open the container', es: 'Abrir el contenedor' },
});
