import { defineMessages } from '../i18n/message.ts';

/** The words of the frame around every page. */
export const shellText = defineMessages({
  hub: { en: 'Home', es: 'Inicio' },
  containers: { en: 'Containers', es: 'Contenedores' },
  watcher: 'Watcher',
  pulse: 'Pulse',
  security: { en: 'Security', es: 'Seguridad' },
  notify: 'Notify',

  tools: { en: 'Tools', es: 'Herramientas' },
  more: { en: 'More', es: 'Más' },
  waiting: {
    en: { one: '{count} thing wants a decision', other: '{count} things want a decision' },
    es: { one: '{count} asunto pide una decisión', other: '{count} asuntos piden una decisión' },
  },
  collapse: { en: 'Collapse the sidebar', es: 'Plegar la barra lateral' },
  expand: { en: 'Expand the sidebar', es: 'Desplegar la barra lateral' },
  skipToContent: { en: 'Skip to the page', es: 'Ir al contenido' },
  search: { en: 'Search or run…', es: 'Buscar o ejecutar…' },
  openSearch: { en: 'Open search', es: 'Abrir la búsqueda' },

  running: { en: 'Running', es: 'En curso' },
  cancelWork: { en: 'Cancel', es: 'Cancelar' },
  nothingRunning: { en: 'Nothing is running.', es: 'No hay nada en curso.' },
  runningCount: {
    en: { one: '{count} running', other: '{count} running' },
    es: { one: '{count} en curso', other: '{count} en curso' },
  },

  account: { en: 'Account', es: 'Cuenta' },
  users: { en: 'People', es: 'Personas' },
  auditLog: { en: 'Audit log', es: 'Registro de cambios' },
  apiDocs: { en: 'API description', es: 'Descripción de la API' },
  signOut: { en: 'Sign out', es: 'Cerrar sesión' },
  shortcuts: { en: 'Keyboard shortcuts', es: 'Atajos de teclado' },
  theme: { en: 'Theme', es: 'Tema' },
  dark: { en: 'Dark', es: 'Oscuro' },
  light: { en: 'Light', es: 'Claro' },
  system: { en: 'As the system', es: 'Como el sistema' },
  language: { en: 'Language', es: 'Idioma' },
  english: 'English',
  spanish: 'Español',
  userMenuHint: { en: 'account and settings', es: 'cuenta y ajustes' },
  userMenu: { en: 'Account and settings of {name}', es: 'Cuenta y ajustes de {name}' },
  goTo: { en: 'Go to', es: 'Ir a' },
  settings: { en: 'Settings', es: 'Ajustes' },
  switchTheme: { en: 'Switch to the {theme} theme', es: 'Cambiar al tema {theme}' },
  switchLanguage: { en: 'Cambiar a español', es: 'Switch to English' },

  backHome: { en: 'Back to home', es: 'Volver al inicio' },
  notFoundTitle: { en: 'There is no page here', es: 'Aquí no hay ninguna página' },
  notFoundHint: {
    en: 'The address may be old, or a letter is missing.',
    es: 'Puede que la dirección sea antigua o le falte una letra.',
  },
  pageFailed: { en: 'This page could not be shown', es: 'No se pudo mostrar esta página' },
  serverAway: { en: 'NEXUS does not answer', es: 'NEXUS no responde' },
  serverAwayHint: {
    en: 'Check that the process is running. This page tries again by itself.',
    es: 'Comprueba que el proceso está en marcha. Esta página lo reintenta sola.',
  },
  offlineNote: {
    en: 'Offline since {time}. What you see is the last known state.',
    es: 'Sin conexión desde las {time}. Ves el último estado conocido.',
  },

  'warning-data-folder-not-mounted': {
    en: 'NEXUS keeps its data inside its own container',
    es: 'NEXUS guarda sus datos dentro de su propio contenedor',
  },
  'warning-plain-http': { en: 'This connection is not encrypted', es: 'Esta conexión no está cifrada' },
  'warning-database-restored': {
    en: 'A database was restored from a backup',
    es: 'Se restauró una base de datos desde una copia',
  },
  'warning-disk-full': { en: 'The disk is full', es: 'El disco está lleno' },
  'warning-dead-letters': {
    en: 'Some events could not be handled',
    es: 'Algunos eventos no se pudieron procesar',
  },
});
