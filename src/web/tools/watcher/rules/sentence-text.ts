import { defineMessages } from '../../../i18n/message.ts';

/** A rule as a sentence: whom it is for, then what it wishes, part by part. */
export const sentenceText = defineMessages({
  everything: { en: 'Every container', es: 'Todos los contenedores' },
  inHost: { en: 'on {name}', es: 'en {name}' },
  inStack: { en: 'in stack {name}', es: 'en el stack {name}' },
  named: { en: 'named {name}', es: 'que se llaman {name}' },
  fromImage: { en: 'made from {name}', es: 'hechos de {name}' },
  withLabel: { en: 'with label {name}', es: 'con la etiqueta {name}' },
  containers: { en: 'Containers {parts}', es: 'Contenedores {parts}' },
  nothingSet: { en: 'says nothing yet', es: 'todavía no dice nada' },

  modeOff: { en: 'not watched', es: 'sin vigilar' },
  modeNotify: { en: 'newer versions are told', es: 'se avisa de las versiones nuevas' },
  modeAsk: { en: 'newer versions are asked about', es: 'se pregunta por las versiones nuevas' },
  modeAuto: { en: 'newer versions are applied by themselves', es: 'las versiones nuevas se aplican solas' },
  level: { en: '{value} at most', es: '{value} como mucho' },
  autoLevel: { en: 'by itself {value} at most', es: 'por sí solo {value} como mucho' },
  minimumAgeDays: { en: 'only after {value}', es: 'solo después de {value}' },
  noMinimumAge: { en: 'as soon as they are out', es: 'en cuanto salen' },
  window: '{value}',
  prereleasesYes: { en: 'pre-releases too', es: 'también versiones preliminares' },
  prereleasesNo: { en: 'no pre-releases', es: 'sin versiones preliminares' },
  include: { en: 'only tags {value}', es: 'solo etiquetas {value}' },
  exclude: { en: 'no tags {value}', es: 'sin etiquetas {value}' },
  transform: { en: 'tags read as {value}', es: 'etiquetas leídas como {value}' },
  watchDigestYes: {
    en: 'new images under the same tag count',
    es: 'cuentan las imágenes nuevas de la misma etiqueta',
  },
  watchDigestNo: {
    en: 'new images under the same tag do not count',
    es: 'no cuentan las imágenes nuevas de la misma etiqueta',
  },
  watchTagsYes: { en: 'newer tags count', es: 'cuentan las etiquetas más nuevas' },
  watchTagsNo: { en: 'newer tags do not count', es: 'no cuentan las etiquetas más nuevas' },
  gateSeconds: { en: 'must run well for {value}', es: 'debe ir bien durante {value}' },
  pulseSeconds: { en: 'monitors are watched for {value}', es: 'los monitores se vigilan durante {value}' },
  noPulse: { en: 'monitors are not watched', es: 'los monitores no se vigilan' },
  releaseLink: { en: 'notes are at {value}', es: 'las notas están en {value}' },
});
