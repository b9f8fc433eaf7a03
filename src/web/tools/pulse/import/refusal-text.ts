import { defineMessages } from '../../../i18n/message.ts';

/** Why a file was not looked at or taken over, and what to do. */
export const refusalText = defineMessages({
  again: { en: 'Try again', es: 'Volver a intentarlo' },
  notRead: { en: '{name} was not looked at', es: '{name} no se examinó' },
  notTakenOver: { en: '{name} was not taken over', es: '{name} no se trasladó' },

  'no-database': {
    en: 'It is no SQLite database. Choose the file kuma.db itself: no archive, and no JSON backup.',
    es: 'No es una base de datos SQLite. Elige el propio fichero kuma.db: ni un archivo comprimido ni una copia en JSON.',
  },
  'side-file': {
    en: 'It only holds changes that are still on their way into kuma.db. Stop Uptime Kuma, and choose kuma.db.',
    es: 'Solo contiene cambios que aún van camino de kuma.db. Detén Uptime Kuma y elige kuma.db.',
  },
  unreadable: {
    en: 'Your browser could not read it. It may be a folder, or it was changed or moved since you chose it. Choose the file again.',
    es: 'Tu navegador no pudo leerlo. Puede ser una carpeta, o se cambió o movió desde que lo elegiste. Elige el fichero de nuevo.',
  },
  'too-large': {
    en: 'It is larger than {limit}, and NEXUS takes no more. Let Uptime Kuma clear some of its history and shrink its database (Settings, Monitor History), then try again.',
    es: 'Ocupa más de {limit}, y NEXUS no admite más. Haz que Uptime Kuma borre parte de su historial y reduzca su base de datos (Ajustes, Historial), e inténtalo de nuevo.',
  },
  'proxy-limit': {
    en: 'Something between your browser and NEXUS, such as a reverse proxy, takes no files of this size. Raise its limit (client_max_body_size in nginx), or open NEXUS without it.',
    es: 'Algo entre tu navegador y NEXUS, como un proxy inverso, no admite ficheros de este tamaño. Sube su límite (client_max_body_size en nginx) o abre NEXUS sin él.',
  },
  forbidden: {
    en: 'Your account may not set up monitors everywhere. An admin can grant it to you under People.',
    es: 'Tu cuenta no puede configurar monitores en todas partes. Un administrador puede concedértelo en Personas.',
  },
  'signed-out': {
    en: 'You are no longer signed in. Sign in again in another tab, then try again here.',
    es: 'Ya no tienes la sesión iniciada. Iníciala en otra pestaña y vuelve a intentarlo aquí.',
  },
  lost: {
    en: 'The connection was lost on the way. Nothing was changed.',
    es: 'La conexión se perdió por el camino. No se cambió nada.',
  },
  'lost-later': {
    en: 'The connection was lost while it was being taken over. What had come along by then stays. Try again: nothing is taken over twice.',
    es: 'La conexión se perdió mientras se trasladaba. Lo que ya había llegado se queda. Vuelve a intentarlo: nada se traslada dos veces.',
  },
  'odd-answer': {
    en: 'Something other than this NEXUS answered. Reload the page and try again.',
    es: 'Respondió algo distinto de este NEXUS. Recarga la página e inténtalo de nuevo.',
  },
});
