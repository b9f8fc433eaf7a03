import { defineMessages } from '../../../i18n/message.ts';

export const historyText = defineMessages({
  labels: { en: 'Labels', es: 'Etiquetas' },
  began: { en: 'Began', es: 'Empezó' },
  lasted: { en: 'Lasted', es: 'Duró' },
  stillOn: { en: 'Still on', es: 'Sigue activa' },
  emptyTitle: { en: 'Nothing was wrong', es: 'No hubo problemas' },
  emptyHint: {
    en: 'Each time that an alert fires it is kept here, also when it is over.',
    es: 'Cada vez que una alerta se activa queda aquí, también cuando termina.',
  },
});
