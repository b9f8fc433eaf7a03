import { defineMessages } from '../../../i18n/message.ts';

export const incidentsText = defineMessages({
  incidents: { en: 'Incidents', es: 'Incidentes' },
  cause: { en: 'Cause', es: 'Causa' },
  goesOn: { en: 'goes on', es: 'sigue' },
  recovered: { en: 'recovered', es: 'recuperado' },
  retracted: { en: 'taken back', es: 'retirado' },
  removed: { en: 'monitor removed', es: 'monitor eliminado' },
  parentDown: { en: 'what it depends on was down too', es: 'aquello de lo que depende también cayó' },
  any: { en: 'All incidents', es: 'Todos los incidentes' },
  open: { en: 'Going on', es: 'En curso' },
  ended: { en: 'Over', es: 'Terminados' },
  emptyTitle: { en: 'Nothing has been down', es: 'Nada se ha caído' },
  emptyHint: {
    en: 'Each time that a monitor is down is kept here: what caused it, how long it lasted, and what was noted.',
    es: 'Aquí queda cada caída de un monitor: qué la causó, cuánto duró y qué se anotó.',
  },
  older: { en: 'Older ones', es: 'Más antiguos' },
  noMatch: { en: 'No incident fits this filter', es: 'Ningún incidente encaja con este filtro' },
  showAll: { en: 'Show all', es: 'Ver todos' },
});
