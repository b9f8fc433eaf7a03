import { defineMessages } from '../../../i18n/message.ts';

/** The words of one alert and its explanation. */
export const detailText = defineMessages({
  explanation: { en: 'What this means', es: 'Qué significa' },
  noEvidence: {
    en: 'Its source sent no explanation with it.',
    es: 'Su origen no envió ninguna explicación.',
  },
  checked: { en: 'Checked', es: 'Comprobado' },
  expected: { en: 'Expected', es: 'Esperado' },
  seen: { en: 'Seen', es: 'Visto' },
  since: { en: 'Since', es: 'Desde' },
  setBy: { en: 'Set by', es: 'Definido por' },
  source: { en: 'From', es: 'Origen' },
  change: { en: 'Change it', es: 'Cambiarlo' },
  openSource: { en: 'Open at its source', es: 'Abrir en su origen' },
  changedBefore: { en: 'What changed just before', es: 'Qué cambió justo antes' },
  nothingChanged: { en: 'Nothing that NEXUS knows of.', es: 'Nada que NEXUS sepa.' },
  whoWasTold: { en: 'Who was told', es: 'A quién se avisó' },
  nobodyTold: { en: 'Nobody yet.', es: 'A nadie todavía.' },
  keepsQuiet: { en: 'What it keeps quiet', es: 'Qué silencia' },
  moments: { en: 'What happened', es: 'Qué pasó' },
  episodes: { en: 'Earlier times', es: 'Veces anteriores' },
  labels: { en: 'Labels', es: 'Etiquetas' },
  copy: { en: 'Copy {name}', es: 'Copiar {name}' },
  gone: { en: 'Nothing is known of this alert', es: 'No se sabe nada de esta alerta' },
  goneHint: {
    en: 'It has been over for so long that its history is gone, or you may not see it.',
    es: 'Terminó hace tanto que ya no hay historial, o no puedes verla.',
  },
  whyThisWay: { en: 'Why this way?', es: '¿Por qué así?' },
  goesTo: { en: 'Messages go to: {names}', es: 'Los mensajes van a: {names}' },
});
