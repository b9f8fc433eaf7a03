import { defineMessages } from '../../../i18n/message.ts';

/** What happens by itself to hosts and containers. */
export const changeText = defineMessages({
  started: { en: '{target} was started', es: '{target} se inició' },
  died: { en: '{target} stopped', es: '{target} se detuvo' },
  removed: { en: '{target} was removed', es: '{target} se eliminó' },
  unhealthy: { en: '{target} became unhealthy', es: '{target} dejó de estar sano' },
  healthy: { en: '{target} became healthy', es: '{target} volvió a estar sano' },
  unreachable: { en: '{target} could not be reached', es: '{target} no respondía' },
  reachable: { en: '{target} could be reached again', es: '{target} volvió a responder' },
  exitCode: { en: 'exit code {code}', es: 'código de salida {code}' },
  by: { en: 'by {name}', es: 'por {name}' },
});
