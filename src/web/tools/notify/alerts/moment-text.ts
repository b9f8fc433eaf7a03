import { defineMessages } from '../../../i18n/message.ts';

/** What happens to an alert. */
export const momentText = defineMessages({
  pending: { en: 'Seen, not yet for long or often enough', es: 'Vista, aún no lo bastante' },
  fired: { en: 'Fired', es: 'Se activó' },
  acknowledged: { en: 'Somebody is on it', es: 'Alguien se ocupa' },
  acknowledgedBy: { en: '{name} is on it', es: '{name} se ocupa' },
  unacknowledged: { en: 'Nobody is on it any more', es: 'Ya no se ocupa nadie' },
  unacknowledgedBy: {
    en: '{name} took the acknowledgement back',
    es: '{name} retiró el reconocimiento',
  },
  snoozed: { en: 'Put off', es: 'Se pospuso' },
  snoozedBy: { en: '{name} put it off', es: '{name} la pospuso' },
  unsnoozed: { en: 'The snooze ended', es: 'Dejó de estar pospuesta' },
  unsnoozedBy: { en: '{name} ended the snooze', es: '{name} dejó de posponerla' },
  'flapping-started': { en: 'It began to change all the time', es: 'Empezó a cambiar sin parar' },
  'flapping-ended': { en: 'It became steady again', es: 'Volvió a ser estable' },
  resolved: { en: 'Over', es: 'Terminó' },
  resolvedBy: { en: '{name} took it as over', es: '{name} la dio por terminada' },
});
