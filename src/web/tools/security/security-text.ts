import { defineMessages } from '../../i18n/message.ts';

/** Words that every page of Security uses. */
export const securityText = defineMessages({
  sections: { en: 'Parts of Security', es: 'Partes de Security' },
  now: { en: 'Now', es: 'Ahora' },
  images: { en: 'Images', es: 'Imágenes' },
  packages: { en: 'Packages', es: 'Paquetes' },
  accepted: { en: 'Accepted', es: 'Aceptadas' },
  overTime: { en: 'Over time', es: 'Evolución' },
  sources: { en: 'Sources', es: 'Fuentes' },
  nothingGranted: { en: 'You may not see this', es: 'No puedes ver esto' },
  nothingGrantedHint: {
    en: 'An admin can grant it to you under People.',
    es: 'Un administrador puede concedértelo en Personas.',
  },

  actions: { en: 'Actions', es: 'Acciones' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  close: { en: 'Close', es: 'Cerrar' },
  save: { en: 'Save', es: 'Guardar' },
  more: { en: 'Show more', es: 'Mostrar más' },
  couldNotRead: { en: 'It could not be read', es: 'No se pudo leer' },
  notDone: { en: 'That could not be done', es: 'No se pudo hacer' },
  clearFilter: { en: 'Clear filters', es: 'Quitar filtros' },
  state: { en: 'State', es: 'Estado' },
  stack: 'Stack',
  host: 'Host',
  image: { en: 'Image', es: 'Imagen' },
  container: { en: 'Container', es: 'Contenedor' },
  package: { en: 'Package', es: 'Paquete' },
  version: { en: 'Version', es: 'Versión' },
  flaw: { en: 'Flaw', es: 'Vulnerabilidad' },
  flaws: { en: 'Flaws', es: 'Vulnerabilidades' },
  anyStack: { en: 'Any stack', es: 'Cualquier stack' },
  anyHost: { en: 'Any host', es: 'Cualquier host' },
  accept: { en: 'Accept…', es: 'Aceptar…' },
  compare: { en: 'Compare with another version…', es: 'Comparar con otra versión…' },
  readAgain: { en: 'Read again', es: 'Leer de nuevo' },
  readAll: { en: 'Read all again', es: 'Leer todo de nuevo' },
  readingBegan: {
    en: { one: '{count} image is read again', other: '{count} images are read again' },
    es: { one: 'Se vuelve a leer {count} imagen', other: 'Se vuelven a leer {count} imágenes' },
  },
  andMore: { en: 'and {count} more', es: 'y {count} más' },

  homeTitle: { en: 'Known flaws', es: 'Vulnerabilidades conocidas' },
  look: { en: 'Look', es: 'Ver' },
});
