import { defineMessages } from '../../../i18n/message.ts';

export const sourcesText = defineMessages({
  intro: {
    en: 'Who says what is flawed. NEXUS fetches only what the packages of this lab need, and compares here: nothing about the lab is sent anywhere.',
    es: 'Quién dice qué es vulnerable. NEXUS descarga solo lo que necesitan los paquetes de este laboratorio y compara aquí: no se envía nada de él a ninguna parte.',
  },
  fetchNow: { en: 'Fetch now', es: 'Descargar ahora' },
  fetching: {
    en: { zero: 'Nothing to fetch', one: 'One file is fetched', other: '{count} files are fetched' },
    es: {
      zero: 'No hay nada que descargar',
      one: 'Se descarga un archivo',
      other: 'Se descargan {count} archivos',
    },
  },
  feeds: { en: 'Feeds', es: 'Fuentes de avisos' },
  use: { en: 'Use {name}', es: 'Usar {name}' },
  off: { en: 'not used', es: 'sin usar' },
  notNeeded: { en: 'nothing here needs it', es: 'nada la necesita aquí' },
  never: { en: 'never fetched', es: 'nunca descargada' },
  fetchingNow: { en: 'fetching', es: 'descargando' },
  failed: {
    en: { one: 'one file failed', other: '{count} files failed' },
    es: { one: 'falló un archivo', other: 'fallaron {count} archivos' },
  },
  fresh: { en: 'current', es: 'al día' },
  old: { en: 'old', es: 'antigua' },
  oldest: { en: 'oldest from {ago}', es: 'lo más antiguo, de {ago}' },
  advisories: {
    en: { one: '{count} advisory', other: '{count} advisories' },
    es: { one: '{count} aviso', other: '{count} avisos' },
  },
  parts: {
    en: { one: '{count} file', other: '{count} files' },
    es: { one: '{count} archivo', other: '{count} archivos' },
  },
  licence: { en: 'Licence: {name}', es: 'Licencia: {name}' },
  showParts: { en: 'Files of {name}', es: 'Archivos de {name}' },
  checkedAgo: { en: 'looked up {ago}', es: 'consultado {ago}' },
  changedAgo: { en: 'changed {ago}', es: 'cambió {ago}' },
  nextAgo: { en: 'again {ago}', es: 'otra vez {ago}' },
  kept: { en: 'What was there before is kept.', es: 'Se conserva lo que había.' },
  emptyTitle: { en: 'No feeds', es: 'Sin fuentes de avisos' },
  emptyHint: {
    en: 'Feeds appear as soon as an image has been read and it is known which ones it needs.',
    es: 'Aparecen en cuanto se lee una imagen y se sabe cuáles necesita.',
  },
  size: { en: '{size} on disk', es: '{size} en disco' },

  file: { en: 'One file, for a NEXUS without internet', es: 'Un archivo, para un NEXUS sin internet' },
  fileHint: {
    en: 'Export where there is internet, carry the file over, and import it there. A database of Grype (v6) can be imported too.',
    es: 'Exporta donde haya internet, lleva el archivo e impórtalo allí. También se puede importar una base de datos de Grype (v6).',
  },
  export: { en: 'Export', es: 'Exportar' },
  import: { en: 'Import a file…', es: 'Importar un archivo…' },
  importing: { en: 'Sending {name}', es: 'Enviando {name}' },
  reading: { en: 'Reading {name}', es: 'Leyendo {name}' },
  imported: {
    en: { one: 'One advisory imported', other: '{count} advisories imported' },
    es: { one: 'Se importó un aviso', other: 'Se importaron {count} avisos' },
  },
  importFailed: { en: 'The file could not be imported', es: 'No se pudo importar el archivo' },
  importCut: {
    en: 'The connection was lost on the way. Try again.',
    es: 'La conexión se perdió por el camino. Inténtalo de nuevo.',
  },
  importedBefore: { en: 'Imported', es: 'Importado' },
  kindNexus: { en: 'from another NEXUS', es: 'de otro NEXUS' },
  kindGrype: { en: 'database of Grype', es: 'base de datos de Grype' },
  madeAgo: { en: 'made {ago}', es: 'hecho {ago}' },
  affected: {
    en: { one: '{count} affected package', other: '{count} affected packages' },
    es: { one: '{count} paquete afectado', other: '{count} paquetes afectados' },
  },
  importProblems: {
    en: { one: 'One thing in it could not be read', other: '{count} things in it could not be read' },
    es: { one: 'Hay una cosa que no se pudo leer', other: 'Hay {count} cosas que no se pudieron leer' },
  },

  settings: { en: 'What is done by itself', es: 'Qué se hace solo' },
  readImages: { en: 'Read images when they appear', es: 'Leer las imágenes cuando aparecen' },
  readImagesHelp: {
    en: 'Each image once; off, only those that somebody asks for.',
    es: 'Cada imagen una vez; desactivado, solo las que alguien pida.',
  },
  fetchAdvisories: { en: 'Fetch advisories from the internet', es: 'Descargar avisos de internet' },
  fetchAdvisoriesHelp: {
    en: 'Off, only what is imported is compared with.',
    es: 'Desactivado, solo se compara con lo importado.',
  },
  alertFrom: { en: 'Alert from rank', es: 'Avisar desde' },
  alertFromHelp: {
    en: 'What is less urgent only stands in the list.',
    es: 'Lo menos urgente solo aparece en la lista.',
  },
  saved: { en: 'Saved', es: 'Guardado' },
});
