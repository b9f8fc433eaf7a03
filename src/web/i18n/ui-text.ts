import { defineMessages } from './message.ts';

/** The words of the shared components. */
export const uiText = defineMessages({
  justNow: { en: 'just now', es: 'ahora mismo' },
  ago: { en: '{span} ago', es: 'hace {span}' },
  fromNow: { en: 'in {span}', es: 'dentro de {span}' },

  close: { en: 'Close', es: 'Cerrar' },
  back: { en: 'Back', es: 'Volver' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  retry: { en: 'Try again', es: 'Reintentar' },
  undo: { en: 'Undo', es: 'Deshacer' },
  copy: { en: 'Copy', es: 'Copiar' },
  copied: { en: 'Copied', es: 'Copiado' },
  copyWhat: { en: 'Copy {what}', es: 'Copiar {what}' },
  copyFailed: {
    en: 'This browser did not allow copying. Select the text and copy it by hand.',
    es: 'El navegador no permitió copiar. Selecciona el texto y cópialo a mano.',
  },
  clear: { en: 'Clear', es: 'Borrar' },
  dismiss: { en: 'Dismiss', es: 'Descartar' },
  loading: { en: 'Loading', es: 'Cargando' },
  working: { en: 'Working', es: 'En curso' },
  notifications: { en: 'Messages', es: 'Mensajes' },
  engineSaid: { en: 'What the engine said', es: 'Lo que respondió el motor' },
  somethingFailed: { en: 'That did not work', es: 'No ha funcionado' },
  optional: { en: 'optional', es: 'opcional' },
  choose: { en: 'Choose', es: 'Elegir' },

  stateRunning: { en: 'running', es: 'en marcha' },
  stateUp: { en: 'up', es: 'responde' },
  stateUnhealthy: { en: 'unhealthy', es: 'con problemas' },
  stateDegraded: { en: 'degraded', es: 'degradado' },
  stateStopped: { en: 'stopped', es: 'detenido' },
  stateDown: { en: 'down', es: 'caído' },
  statePaused: { en: 'paused', es: 'en pausa' },
  stateUnknown: { en: 'unknown', es: 'desconocido' },
  stateWorking: { en: 'working', es: 'trabajando' },
  stateSeen: { en: 'seen', es: 'visto' },
  stateNoted: { en: 'noted', es: 'anotado' },

  live: { en: 'live', es: 'en directo' },
  catchingUp: { en: 'catching up', es: 'poniéndose al día' },
  offline: { en: 'offline', es: 'sin conexión' },
  offlineSince: { en: 'offline since {time}', es: 'sin conexión desde las {time}' },

  stops: { en: 'Stops', es: 'Se detiene' },
  loses: { en: 'Lost for good', es: 'Se pierde para siempre' },
  dependents: { en: 'Depends on it', es: 'Depende de ello' },
  wayBack: { en: 'The way back', es: 'Cómo volver atrás' },
  typeToConfirm: { en: 'Type {name} to confirm', es: 'Escribe {name} para confirmar' },

  stepWaiting: { en: 'waiting', es: 'en espera' },
  stepWorking: { en: 'working', es: 'en curso' },
  stepDone: { en: 'done', es: 'hecho' },
  stepFailed: { en: 'failed', es: 'falló' },
  stepSkipped: { en: 'skipped', es: 'omitido' },

  paletteTitle: { en: 'Find anything', es: 'Buscar cualquier cosa' },
  palettePlaceholder: {
    en: 'Find a container, a page, an action',
    es: 'Busca un contenedor, una página, una acción',
  },
  paletteNothing: { en: 'Nothing matches “{query}”.', es: 'Nada coincide con «{query}».' },
  paletteSearching: { en: 'Searching', es: 'Buscando' },
  paletteCount: {
    en: { one: '{count} result', other: '{count} results' },
    es: { one: '{count} resultado', other: '{count} resultados' },
  },
  paletteFailed: {
    en: 'Some results could not be fetched.',
    es: 'Algunos resultados no se pudieron obtener.',
  },
  shortcuts: { en: 'Keyboard', es: 'Teclado' },
  shortcutsHint: {
    en: 'They work whenever you are not typing in a field.',
    es: 'Funcionan siempre que no estés escribiendo en un campo.',
  },
});
