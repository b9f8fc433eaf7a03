import { severityWords } from '#contracts/security/severity-words.ts';
import { defineMessages } from '../../../i18n/message.ts';

/** Ranks and severities, everywhere the same words. */
export const ranksText = defineMessages({
  rank: { en: 'Rank', es: 'Urgencia' },
  now: { en: 'now', es: 'ahora' },
  soon: { en: 'soon', es: 'pronto' },
  plan: { en: 'plan', es: 'planear' },
  watch: { en: 'watch', es: 'seguir' },
  none: { en: 'nothing to do', es: 'nada que hacer' },
  nowMeans: { en: 'Do it today', es: 'Hazlo hoy' },
  soonMeans: { en: 'Do it within days', es: 'Hazlo en unos días' },
  planMeans: { en: 'Do it with the next update', es: 'Hazlo con la próxima actualización' },
  watchMeans: { en: 'Nothing to do yet; it is watched', es: 'Nada que hacer aún; se sigue' },
  noneMeans: { en: 'Accepted, or nothing is to be done', es: 'Aceptada, o no hay nada que hacer' },
  nowCount: {
    en: { one: '{count} now', other: '{count} now' },
    es: { one: '{count} ahora', other: '{count} ahora' },
  },
  soonCount: {
    en: { one: '{count} soon', other: '{count} soon' },
    es: { one: '{count} pronto', other: '{count} pronto' },
  },
  planCount: {
    en: { one: '{count} to plan', other: '{count} to plan' },
    es: { one: '{count} para planear', other: '{count} para planear' },
  },
  watchCount: {
    en: { one: '{count} to watch', other: '{count} to watch' },
    es: { one: '{count} para seguir', other: '{count} para seguir' },
  },

  severity: { en: 'Severity', es: 'Gravedad' },
  ...severityWords,

  repairedIn: { en: 'repaired in {version}', es: 'reparada en {version}' },
  repairedFor: {
    en: 'repaired in {version}, for subscribers ({channel})',
    es: 'reparada en {version}, para suscriptores ({channel})',
  },
  affected: { en: 'no repair yet', es: 'sin reparación todavía' },
  deferred: { en: 'repair put off', es: 'reparación aplazada' },
  'will-not-fix': { en: 'will not be repaired', es: 'no se reparará' },
  'end-of-life': { en: 'out of support', es: 'sin soporte' },
});
