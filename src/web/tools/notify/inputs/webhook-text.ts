import { defineMessages } from '../../../i18n/message.ts';

/** The words of the forms of a webhook and of a heartbeat. */
export const webhookText = defineMessages({
  newWebhook: { en: 'New webhook', es: 'Nuevo webhook' },
  newHeartbeat: { en: 'New heartbeat', es: 'Nuevo latido' },
  create: { en: 'Make the address', es: 'Crear la dirección' },
  product: { en: 'Product', es: 'Producto' },
  productHelp: { en: 'What will report here', es: 'Qué va a informar aquí' },
  own: { en: 'Another one, with a mapping of your own', es: 'Otro, con correspondencia propia' },
  name: { en: 'Name', es: 'Nombre' },
  nameHelp: {
    en: 'Stands on its alerts as the label "input"',
    es: 'Va en sus alertas como etiqueta «input»',
  },
  nameMissing: { en: 'It needs a name', es: 'Necesita un nombre' },

  mapping: { en: 'How a body becomes an alert', es: 'Cómo un cuerpo pasa a ser una alerta' },
  mappingHelp: {
    en: '{hole} takes a value from the body. After | come filters: default "x", upper, lower, trim, contains "x", without "x".',
    es: '{hole} toma un valor del cuerpo. Tras | van filtros: default "x", upper, lower, trim, contains "x", without "x".',
  },
  title: { en: 'Title', es: 'Título' },
  titleHelp: { en: 'What is wrong, in one line', es: 'Qué va mal, en una línea' },
  titleMissing: { en: 'An alert needs a title', es: 'Una alerta necesita un título' },
  severity: { en: 'Severity', es: 'Gravedad' },
  severityHelp: {
    en: 'Gives a word such as critical, error, warning, info',
    es: 'Da una palabra como critical, error, warning, info',
  },
  resolved: { en: 'When it is over', es: 'Cuándo termina' },
  resolvedHelp: {
    en: 'Gives a word such as resolved, ok, up, true, 1 once it is over',
    es: 'Da una palabra como resolved, ok, up, true, 1 cuando ha terminado',
  },
  key: { en: 'What makes it the same alert', es: 'Qué la hace la misma alerta' },
  keyHelp: {
    en: 'An id that stays from the first report to the last; empty: the title',
    es: 'Un identificador que no cambia del primer informe al último; vacío: el título',
  },
  labels: { en: 'Labels', es: 'Etiquetas' },
  labelsHelp: {
    en: 'For routes and silences; host, stack and container tie it to the lab',
    es: 'Para rutas y silencios; host, stack y container la unen al laboratorio',
  },
  labelName: { en: 'Label {position}: name', es: 'Etiqueta {position}: nombre' },
  labelValue: { en: 'Label {position}: value', es: 'Etiqueta {position}: valor' },
  removeLabel: { en: 'Remove label {position}', es: 'Eliminar la etiqueta {position}' },
  addLabel: { en: 'Add a label', es: 'Añadir una etiqueta' },
  more: {
    en: 'More: lists, evidence, link, end by time',
    es: 'Más: listas, pruebas, enlace, fin por tiempo',
  },
  each: { en: 'A list with one alert an entry', es: 'Una lista con una alerta por elemento' },
  eachHelp: {
    en: 'Path such as alerts; all other paths then begin in an entry',
    es: 'Ruta como alerts; las demás rutas empiezan entonces en un elemento',
  },
  description: { en: 'Description', es: 'Descripción' },
  checked: { en: 'What was checked', es: 'Qué se comprobó' },
  expected: { en: 'What was expected', es: 'Qué se esperaba' },
  seen: { en: 'What was seen', es: 'Qué se vio' },
  link: { en: 'Link', es: 'Enlace' },
  resolveAfter: { en: 'Over after so long without a report', es: 'Termina tras este tiempo sin informes' },
  resolveAfterHelp: { en: '0: only a report ends it', es: '0: solo un informe la termina' },
  hours: 'h',

  body: { en: 'A body to try it with', es: 'Un cuerpo para probar' },
  example: { en: 'The example of {product}', es: 'El ejemplo de {product}' },
  received: { en: 'What came last', es: 'Lo último que llegó' },
  pasted: { en: 'Paste one', es: 'Pegar uno' },
  comesOut: { en: 'What comes of it', es: 'Qué resulta' },
  nothingComes: { en: 'No alert comes of this body.', es: 'De este cuerpo no resulta ninguna alerta.' },
  firing: { en: 'Fires', es: 'Se activa' },
  over: { en: 'Is over', es: 'Ha terminado' },

  every: { en: 'How often the job runs', es: 'Cada cuánto se ejecuta la tarea' },
  everyHelp: {
    en: 'At least so often a sign of life is expected',
    es: 'Al menos así de seguido se espera un latido',
  },
  grace: { en: 'How late it may be', es: 'Cuánto puede retrasarse' },
  graceHelp: {
    en: 'The job may take time; after that it is missing',
    es: 'La tarea puede tardar; después, falta',
  },
  unit: { en: 'Unit', es: 'Unidad' },
  seconds: { en: 'seconds', es: 'segundos' },
  minutes: { en: 'minutes', es: 'minutos' },
  hoursLong: { en: 'hours', es: 'horas' },
  days: { en: 'days', es: 'días' },
  everyWrong: { en: 'From 10 seconds to 400 days', es: 'De 10 segundos a 400 días' },
  graceWrong: { en: 'From 0 to 40 days', es: 'De 0 a 40 días' },
  severityWhenLate: { en: 'Severity when it is missing', es: 'Gravedad si falta' },
  willTell: {
    en: 'If no sign of life comes for {span}, an alert fires: {severity}. The next sign ends it.',
    es: 'Si no llega un latido en {span}, se activa una alerta: {severity}. El siguiente latido la termina.',
  },
  endsAlert: {
    en: 'A change ends its alert of now, if it has one, and the time is counted anew.',
    es: 'Un cambio termina su alerta de ahora, si la tiene, y el tiempo se cuenta de nuevo.',
  },
});
