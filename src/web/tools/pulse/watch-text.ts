import { defineMessages } from '../../i18n/message.ts';

export const watchText = defineMessages({
  networkLost: {
    en: 'NEXUS has no network since {time}',
    es: 'NEXUS está sin red desde {time}',
  },
  networkLostHint: {
    en: 'Several hosts stopped answering at once, and so did what NEXUS compares with. Until it is back, failures say nothing about the monitors.',
    es: 'Varios equipos dejaron de responder a la vez, y también lo que NEXUS toma como referencia. Hasta que vuelva, los fallos no dicen nada de los monitores.',
  },
  behind: {
    en: { one: 'One check is late', other: '{count} checks are late' },
    es: { one: 'Una comprobación va con retraso', other: '{count} comprobaciones van con retraso' },
  },
  behindHint: {
    en: 'They start up to {span} after their time. Check less often, or give NEXUS more of the processor.',
    es: 'Empiezan hasta {span} después de su hora. Comprueba con menos frecuencia o da más procesador a NEXUS.',
  },
  lost: {
    en: { one: 'One check could not be stored', other: '{count} checks could not be stored' },
    es: {
      one: 'Una comprobación no se pudo guardar',
      other: '{count} comprobaciones no se pudieron guardar',
    },
  },
  lostHint: {
    en: 'The disk may be full. The bars have a gap there.',
    es: 'Puede que el disco esté lleno. Las barras tienen ahí un hueco.',
  },
  'gap-stopped': {
    en: 'NEXUS did not run from {from} to {to}: nothing is known of that time.',
    es: 'NEXUS no estuvo en marcha de {from} a {to}: de ese tiempo no se sabe nada.',
  },
  'gap-asleep': {
    en: 'The machine slept or was too busy from {from} to {to}: nothing is known of that time.',
    es: 'El equipo durmió o estuvo demasiado ocupado de {from} a {to}: de ese tiempo no se sabe nada.',
  },
  'gap-clock-forward': {
    en: 'The clock was set forward from {from} to {to}: nothing is known of that time.',
    es: 'El reloj se adelantó de {from} a {to}: de ese tiempo no se sabe nada.',
  },
  'gap-clock-back': {
    en: 'The clock was set back from {from} to {to}.',
    es: 'El reloj se atrasó de {from} a {to}.',
  },
});
