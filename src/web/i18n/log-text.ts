import { defineMessages } from './message.ts';

/** The words of the log view. */
export const logText = defineMessages({
  search: { en: 'Search the log', es: 'Buscar en el registro' },
  matches: { en: '{at} of {count}', es: '{at} de {count}' },
  noMatch: { en: 'no match', es: 'sin coincidencias' },
  next: { en: 'Next match', es: 'Coincidencia siguiente' },
  previous: { en: 'Previous match', es: 'Coincidencia anterior' },
  wrap: { en: 'Wrap long lines', es: 'Partir líneas largas' },
  times: { en: 'Show times', es: 'Mostrar horas' },
  download: { en: 'Download what is here', es: 'Descargar lo que hay aquí' },
  follow: { en: 'Go to the newest line', es: 'Ir a la línea más reciente' },
  newLines: {
    en: { one: '{count} new line', other: '{count} new lines' },
    es: { one: '{count} línea nueva', other: '{count} líneas nuevas' },
  },
  skipped: {
    en: {
      one: '{count} line skipped: they came faster than they could be shown',
      other: '{count} lines skipped: they came faster than they could be shown',
    },
    es: {
      one: '{count} línea omitida: llegaban más rápido de lo que se podían mostrar',
      other: '{count} líneas omitidas: llegaban más rápido de lo que se podían mostrar',
    },
  },
  rest: { en: 'Show the other {size}', es: 'Mostrar los otros {size}' },
  less: { en: 'Show less', es: 'Mostrar menos' },
  stderr: { en: 'error output', es: 'salida de errores' },
  lines: {
    en: { one: '{count} line', other: '{count} lines' },
    es: { one: '{count} línea', other: '{count} líneas' },
  },
  live: { en: 'following', es: 'siguiendo' },
  ended: { en: 'the log ended', es: 'el registro terminó' },
  connecting: { en: 'connecting', es: 'conectando' },
  failed: { en: 'the log cannot be read right now', es: 'ahora no se puede leer el registro' },
  empty: { en: 'Nothing has been written yet.', es: 'Todavía no se ha escrito nada.' },
});
