import { defineMessages } from '../../../i18n/message.ts';

export const volumesText = defineMessages({
  volumes: { en: 'Volumes', es: 'Volúmenes' },
  volume: { en: 'Volume', es: 'Volumen' },
  anonymous: { en: 'nobody named it', es: 'sin nombre propio' },
  size: { en: 'Size', es: 'Tamaño' },
  notMeasured: { en: 'not measured', es: 'sin medir' },
  measure: { en: 'Measure sizes', es: 'Medir tamaños' },
  measureHint: {
    en: 'Sizes are not measured by themselves: the engine reads every file for them.',
    es: 'Los tamaños no se miden solos: el motor tiene que leer cada archivo.',
  },
  measureFailed: { en: 'The sizes could not be measured', es: 'No se pudieron medir los tamaños' },
  measuredAt: { en: 'Sizes as of', es: 'Tamaños de' },
  driver: { en: 'Driver', es: 'Controlador' },
  mountpoint: { en: 'On the host', es: 'En el equipo' },
  options: { en: 'Options', es: 'Opciones' },
  about: { en: 'About', es: 'Sobre él' },
  files: { en: 'Files', es: 'Archivos' },
  tabs: { en: 'About this volume', es: 'Sobre este volumen' },
  emptyTitle: { en: 'No volumes yet', es: 'Todavía no hay volúmenes' },
  emptyHint: {
    en: 'Volumes keep data when a container is replaced. They appear here, with who uses each.',
    es: 'Los volúmenes guardan los datos cuando se sustituye un contenedor. Aquí aparecen, con quién usa cada uno.',
  },
  mountedAt: { en: 'at {path}', es: 'en {path}' },
  mountedReadOnly: { en: 'at {path}, read-only', es: 'en {path}, solo lectura' },
  newVolume: { en: 'New volume', es: 'Nuevo volumen' },
  name: { en: 'Name', es: 'Nombre' },
  driverHelp: { en: 'local keeps it on the host’s own disk', es: 'local lo guarda en el disco del equipo' },
  optionsHelp: {
    en: 'One a line, as in type=nfs. Passwords in them are not shown again.',
    es: 'Una por línea, como type=nfs. Las contraseñas no se vuelven a mostrar.',
  },
  badPairs: { en: 'Each line begins with a name.', es: 'Cada línea empieza con un nombre.' },
  removeTitle: {
    en: { one: 'Remove 1 volume and its data', other: 'Remove {count} volumes and their data' },
    es: { one: 'Eliminar 1 volumen y sus datos', other: 'Eliminar {count} volúmenes y sus datos' },
  },
  losesSized: { en: 'Everything in {name} ({bytes})', es: 'Todo lo que hay en {name} ({bytes})' },
  losesUnsized: {
    en: 'Everything in {name} (size not measured)',
    es: 'Todo lo que hay en {name} (sin medir)',
  },
  losesOfStack: { en: '{line}, of the stack {stack}', es: '{line}, del stack {stack}' },
  noWayBack: {
    en: 'There is no way back. Download what you may need first: open a volume, then Files.',
    es: 'No hay vuelta atrás. Descarga antes lo que puedas necesitar: abre un volumen y ve a Archivos.',
  },
  confirmWord: { en: 'remove {count} volumes', es: 'eliminar {count} volúmenes' },
  cleanUp: { en: 'Clean up…', es: 'Limpiar…' },
});
