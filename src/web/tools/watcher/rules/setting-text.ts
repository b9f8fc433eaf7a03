import { defineMessages } from '../../../i18n/message.ts';

/** What can be wished for, and its values in words. */
export const settingText = defineMessages({
  mode: { en: 'Newer versions', es: 'Versiones nuevas' },
  level: { en: 'Offered at most', es: 'Se ofrece como mucho' },
  autoLevel: { en: 'By itself at most', es: 'Por sí solo como mucho' },
  minimumAgeDays: { en: 'Minimum age', es: 'Edad mínima' },
  prereleases: { en: 'Pre-releases', es: 'Versiones preliminares' },
  include: { en: 'Only tags', es: 'Solo etiquetas' },
  exclude: { en: 'Not tags', es: 'Sin etiquetas' },
  transform: { en: 'Tag read as', es: 'La etiqueta se lee como' },
  watchDigest: { en: 'New image under the same tag', es: 'Imagen nueva con la misma etiqueta' },
  watchTags: { en: 'Newer tags', es: 'Etiquetas más nuevas' },
  window: { en: 'When', es: 'Cuándo' },
  gateSeconds: { en: 'Must run well for', es: 'Debe ir bien durante' },
  pulseSeconds: { en: 'Monitors watched for', es: 'Monitores vigilados durante' },
  releaseLink: { en: 'Notes are at', es: 'Las notas están en' },

  modeOff: { en: 'not watched', es: 'sin vigilar' },
  modeNotify: { en: 'told', es: 'se avisa' },
  modeAsk: { en: 'asked about', es: 'se pregunta' },
  modeAuto: { en: 'applied by itself', es: 'se aplica por sí solo' },
  shortOff: { en: 'off', es: 'no' },
  shortNotify: { en: 'tell', es: 'avisar' },
  shortAsk: { en: 'ask', es: 'preguntar' },
  shortAuto: 'auto',

  limitDigest: { en: 'same tag only', es: 'solo la misma etiqueta' },
  limitPatch: { en: 'patches', es: 'parches' },
  limitMinor: { en: 'minor versions', es: 'versiones menores' },
  limitMajor: { en: 'major versions', es: 'versiones mayores' },
  limitAll: { en: 'everything', es: 'todo' },

  days: {
    en: { one: '{count} day', other: '{count} days' },
    es: { one: '{count} día', other: '{count} días' },
  },
  atOnce: { en: 'none', es: 'ninguna' },
  yes: { en: 'yes', es: 'sí' },
  no: 'no',
  allTags: { en: 'all', es: 'todas' },
  noTags: { en: 'none', es: 'ninguna' },
  asItIs: { en: 'as it is', es: 'tal cual' },
  anyTime: { en: 'at any time', es: 'a cualquier hora' },
  asContainers: { en: 'as long as Containers waits', es: 'lo que espera Containers' },
  notWatched: { en: 'not watched', es: 'no se vigilan' },
  ownLinks: { en: 'what the image names', es: 'lo que indica la imagen' },

  everyDay: { en: 'every day {times}', es: 'todos los días {times}' },
  onWeekdays: '{days} {times}',
  onDays: {
    en: { one: 'day {days} of the month, {times}', other: 'days {days} of the month, {times}' },
    es: { one: 'el día {days} del mes, {times}', other: 'los días {days} del mes, {times}' },
  },
  cronAsWritten: 'cron {cron}',
  openFor: { en: '{opens}, for {span}', es: '{opens}, durante {span}' },
});
