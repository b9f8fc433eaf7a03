import { defineMessages } from '../../../i18n/message.ts';

export const silencesText = defineMessages({
  newSilence: { en: 'New silence', es: 'Nuevo silencio' },
  editSilence: { en: 'Change the silence', es: 'Cambiar el silencio' },
  matchers: { en: 'Keeps quiet', es: 'Silencia' },
  matchersHelp: {
    en: 'One condition on a label in each line, as in host="nas"; all have to hold. The operators are those of Alertmanager.',
    es: 'Una condición sobre una etiqueta en cada línea, como host="nas"; deben cumplirse todas. Los operadores son los de Alertmanager.',
  },
  wrongLine: {
    en: 'Not a condition: {line}. Write it as host="nas".',
    es: 'No es una condición: {line}. Escríbela como host="nas".',
  },
  duration: { en: 'For', es: 'Durante' },
  hour: { en: '1 hour', es: '1 hora' },
  eightHours: { en: '8 hours', es: '8 horas' },
  day: { en: '1 day', es: '1 día' },
  week: { en: '1 week', es: '1 semana' },
  exact: { en: 'Exact end', es: 'Fin exacto' },
  endsAt: { en: 'Ends', es: 'Termina' },
  endWrong: { en: 'Give a time that is still to come.', es: 'Indica una hora futura.' },
  comment: { en: 'Why', es: 'Por qué' },
  by: { en: 'By', es: 'Por' },
  alertsNow: { en: 'Alerts now', es: 'Alertas ahora' },
  previewCount: {
    en: { one: 'Keeps {count} alert of now quiet', other: 'Keeps {count} alerts of now quiet' },
    es: { one: 'Silencia {count} alerta de ahora', other: 'Silencia {count} alertas de ahora' },
  },
  create: { en: 'Silence', es: 'Silenciar' },
  edit: { en: 'Change…', es: 'Cambiar…' },
  expire: { en: 'End now', es: 'Terminar ahora' },
  pending: { en: 'Begins later', es: 'Empieza después' },
  active: { en: 'Active', es: 'Activo' },
  expired: { en: 'Over', es: 'Terminado' },
  emptyTitle: { en: 'No silences', es: 'No hay silencios' },
  emptyHint: {
    en: 'A silence keeps alerts quiet for a time, such as during work on a host. They are still listed.',
    es: 'Un silencio calla alertas por un tiempo, por ejemplo durante trabajos en un host. Siguen en la lista.',
  },
});
