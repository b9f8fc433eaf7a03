import { defineMessages } from '../../../i18n/message.ts';

/** The words of the tester. */
export const testText = defineMessages({
  help: {
    en: 'See who would hear of an alert, by which way, and why. Nothing is sent.',
    es: 'Mira quién recibiría una alerta, por qué camino y por qué. No se envía nada.',
  },
  withDraft: {
    en: 'As changed here, not saved yet.',
    es: 'Con los cambios de aquí, aún sin guardar.',
  },
  alert: { en: 'Alert', es: 'Alerta' },
  free: { en: 'One that I write', es: 'Una que escribo' },
  labels: { en: 'Labels', es: 'Etiquetas' },
  labelsHelp: { en: 'One a line: host = nas', es: 'Una por línea: host = nas' },
  wrongLine: { en: 'This is no label: {line}', es: 'Esto no es una etiqueta: {line}' },
  at: { en: 'When', es: 'Cuándo' },
  now: { en: 'Now', es: 'Ahora' },
  exact: { en: 'At a time…', es: 'En un momento…' },
  time: { en: 'Time', es: 'Momento' },
  timeWrong: { en: 'This is no time.', es: 'Esto no es un momento.' },

  outcome: { en: 'Who hears of it', es: 'Quién la recibe' },
  way: { en: 'The way through the routes', es: 'El camino por las rutas' },
  receiver: { en: 'Receiver {name}', es: 'Destinatario {name}' },
  nobody: { en: 'Nobody: this receiver has no channel', es: 'Nadie: este destinatario no tiene canal' },
  first: {
    en: 'first {wait} after it begins',
    es: 'primero, {wait} tras empezar',
  },
  atOnce: { en: 'first at once', es: 'primero, al momento' },
  news: { en: 'news after {time} at the earliest', es: 'novedades tras {time} como pronto' },
  again: { en: 'again every {time}', es: 'de nuevo cada {time}' },
  never: { en: 'never again', es: 'nunca de nuevo' },
  group: { en: 'Group', es: 'Grupo' },
  held: { en: 'Nobody is told at this time', es: 'En este momento no se avisa a nadie' },
  silence: { en: 'Silence: {text}', es: 'Silencio: {text}' },
  inhibition: { en: 'Kept quiet by the alert {text}', es: 'La calla la alerta {text}' },
  dependency: { en: 'Explained by the alert {text}', es: 'La explica la alerta {text}' },
  muteTime: { en: 'Quiet time: {text}', es: 'Horario de silencio: {text}' },
  flapping: { en: 'It comes and goes: {text}', es: 'Va y viene: {text}' },
  until: { en: 'until {time}', es: 'hasta {time}' },
  alsoNow: { en: 'Of this alert besides: {text}', es: 'Además, de esta alerta: {text}' },

  chosen: { en: 'takes it', es: 'la toma' },
  passed: { en: 'holds, goes on inside', es: 'se cumple, sigue dentro' },
  failed: {
    en: '{condition} does not hold: {name} is {seen}',
    es: '{condition} no se cumple: {name} es {seen}',
  },
  failedAbsent: {
    en: '{condition} does not hold: it has no {name}',
    es: '{condition} no se cumple: no tiene {name}',
  },
  notAsked: { en: 'not looked at', es: 'no se mira' },
  writeLabels: {
    en: 'Choose an alert or write its labels, and its way shows here.',
    es: 'Elige una alerta o escribe sus etiquetas y aquí se verá su camino.',
  },
});
