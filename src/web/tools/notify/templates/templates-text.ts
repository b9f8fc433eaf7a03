import { defineMessages } from '../../../i18n/message.ts';

export const templatesText = defineMessages({
  newTemplate: { en: 'New template', es: 'Nueva plantilla' },
  name: { en: 'Name', es: 'Nombre' },
  nameMissing: { en: 'It needs a name', es: 'Necesita un nombre' },
  title: { en: 'Title', es: 'Título' },
  titleHelp: { en: 'One line, in Liquid as well', es: 'Una línea, también en Liquid' },
  titleMissing: { en: 'A message needs a title', es: 'Un mensaje necesita un título' },
  body: { en: 'Text', es: 'Texto' },
  usedBy: { en: 'Used by', es: 'La usan' },
  unused: { en: 'No channel yet', es: 'Ningún canal aún' },
  changed: { en: 'Changed', es: 'Cambiada' },
  changedBy: { en: 'By', es: 'Por' },
  edit: { en: 'Change…', es: 'Cambiar…' },
  remove: { en: 'Remove…', es: 'Eliminar…' },
  removeAction: { en: 'Remove', es: 'Eliminar' },
  removeTitle: { en: 'Remove {name}?', es: '¿Eliminar {name}?' },
  removeLoses: { en: 'Its title and its text', es: 'Su título y su texto' },
  removeThen: {
    en: '{name}, which then uses the built-in words',
    es: '{name}, que usará las palabras incluidas',
  },

  emptyTitle: { en: 'Messages use the built-in words', es: 'Los mensajes usan las palabras incluidas' },
  emptyHint: {
    en: 'They say what was checked, expected and seen, and what changed just before. Where a channel wants other words, make a template and choose it in the channel.',
    es: 'Dicen qué se comprobó, qué se esperaba y qué se vio, y qué cambió justo antes. Si un canal necesita otras palabras, crea una plantilla y elígela en el canal.',
  },
  builtInNow: { en: 'How the built-in words look', es: 'Cómo son las palabras incluidas' },

  back: { en: 'All templates', es: 'Todas las plantillas' },
  gone: { en: 'This template is gone', es: 'Esta plantilla ya no existe' },
  goneHint: { en: 'Somebody removed it.', es: 'Alguien la eliminó.' },
  readOnly: { en: 'You may look, not change.', es: 'Puedes mirar, no cambiar.' },
  leaveTitle: { en: 'Leave without saving?', es: '¿Salir sin guardar?' },
  leaveAction: { en: 'Leave', es: 'Salir' },
  leaveLoses: { en: 'What you changed here', es: 'Lo que cambiaste aquí' },
  saved: { en: 'Saved: {name}', es: 'Guardada: {name}' },
  useIt: {
    en: 'Choose it in a channel to use it.',
    es: 'Elígela en un canal para usarla.',
  },

  values: { en: 'Values that you can use', es: 'Valores que puedes usar' },
  valuesHint: {
    en: 'In {hole}, or in loops and conditions. Every value may be missing but those above the alerts.',
    es: 'En {hole}, o en bucles y condiciones. Puede faltar cualquier valor salvo los que van antes de las alertas.',
  },
  filters: {
    en: 'Filters of Liquid, and time and duration for moments and spans.',
    es: 'Filtros de Liquid, y time y duration para momentos y duraciones.',
  },

  preview: { en: 'How it looks', es: 'Cómo queda' },
  of: { en: 'Of', es: 'De' },
  example: { en: 'An example', es: 'Un ejemplo' },
  language: { en: 'Language', es: 'Idioma' },
  english: 'English',
  spanish: 'Español',
  forms: { en: 'Forms of the message', es: 'Formas del mensaje' },
  plain: { en: 'Plain text', es: 'Texto' },
  html: 'HTML',
  markdown: 'Markdown',
  builtIn: { en: 'Built-in words', es: 'Palabras incluidas' },
  plainFor: {
    en: 'Mail without HTML, ntfy, Gotify, webhooks',
    es: 'Correo sin HTML, ntfy, Gotify, webhooks',
  },
  htmlFor: {
    en: 'As Telegram, Matrix, Pushover and mail take it',
    es: 'Como lo aceptan Telegram, Matrix, Pushover y el correo',
  },
  markdownFor: {
    en: 'As Discord and others that read Markdown take it',
    es: 'Como lo aceptan Discord y otros que leen Markdown',
  },
  builtInFor: {
    en: 'What is sent without a template, and where a template fails',
    es: 'Lo que se envía sin plantilla, y cuando una plantilla falla',
  },
  problems: { en: 'This cannot be sent yet', es: 'Esto aún no se puede enviar' },
  problemsHint: {
    en: 'Were it saved so, the built-in words would go out with a note.',
    es: 'Si se guardara así, saldrían las palabras incluidas con una nota.',
  },
  line: { en: '{part}, line {line}: {message}', es: '{part}, línea {line}: {message}' },
});
