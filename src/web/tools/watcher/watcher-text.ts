import { defineMessages } from '../../i18n/message.ts';

/** Words that every page of Watcher uses. */
export const watcherText = defineMessages({
  sections: { en: 'Parts of Watcher', es: 'Partes de Watcher' },
  updates: { en: 'Updates', es: 'Actualizaciones' },
  history: { en: 'History', es: 'Historial' },
  rules: { en: 'Rules', es: 'Reglas' },
  registries: { en: 'Registries', es: 'Registros' },
  nothingGranted: { en: 'You may not see updates', es: 'No puedes ver actualizaciones' },
  nothingGrantedHint: {
    en: 'An admin can grant it to you under People.',
    es: 'Un administrador puede concedértelo en Personas.',
  },

  newer: { en: 'newer', es: 'hay nueva' },
  held: { en: 'held', es: 'retenida' },
  updating: { en: 'updating', es: 'actualizando' },
  unknown: { en: 'unknown', es: 'desconocido' },
  pending: { en: 'not checked yet', es: 'sin comprobar' },
  same: { en: 'up to date', es: 'al día' },
  local: { en: 'built here', es: 'hecha aquí' },
  fixed: { en: 'fixed', es: 'fija' },
  off: { en: 'not watched', es: 'sin vigilar' },

  major: { en: 'major', es: 'mayor' },
  minor: { en: 'minor', es: 'menor' },
  patch: { en: 'patch', es: 'parche' },
  build: { en: 'build', es: 'compilación' },
  digest: { en: 'same tag', es: 'otra imagen' },

  release: { en: 'Notes', es: 'Notas' },
  compare: { en: 'Changes', es: 'Cambios' },
  source: { en: 'Source', es: 'Código' },
  documentation: 'Manual',
  registryPage: { en: 'Registry', es: 'Registro' },
  becomes: { en: 'becomes', es: 'pasa a' },

  actions: { en: 'Actions', es: 'Acciones' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  close: { en: 'Close', es: 'Cerrar' },
  save: { en: 'Save', es: 'Guardar' },
  edit: { en: 'Edit', es: 'Editar' },
  remove: { en: 'Remove', es: 'Eliminar' },
  state: { en: 'State', es: 'Estado' },
  container: { en: 'Container', es: 'Contenedor' },
  stack: 'Stack',
  image: { en: 'Image', es: 'Imagen' },
  version: { en: 'Version', es: 'Versión' },
  level: { en: 'Step', es: 'Salto' },
  none: { en: 'none', es: 'ninguna' },
  more: { en: 'Older', es: 'Anteriores' },
  checkNow: { en: 'Check now', es: 'Comprobar ahora' },
  update: { en: 'Update…', es: 'Actualizar…' },
  updateName: { en: 'Update {name}…', es: 'Actualizar {name}…' },
  updateCount: {
    en: { one: 'Update {count}…', other: 'Update {count}…' },
    es: { one: 'Actualizar {count}…', other: 'Actualizar {count}…' },
  },
  couldNotRead: { en: 'It could not be read', es: 'No se pudo leer' },
  notDone: { en: 'That could not be done', es: 'No se pudo hacer' },

  homeTitle: { en: 'Updates to decide on', es: 'Actualizaciones por decidir' },
  homeMore: {
    en: { one: 'and one more', other: 'and {count} more' },
    es: { one: 'y una más', other: 'y {count} más' },
  },
  homeFailed: {
    en: '{version} was tried and taken back',
    es: '{version} se probó y se deshizo',
  },
  homeSame: {
    en: { one: 'Nothing; one image is up to date.', other: 'Nothing; {count} images are up to date.' },
    es: { one: 'Nada; una imagen está al día.', other: 'Nada; {count} imágenes están al día.' },
  },
  homeUnknown: {
    en: { one: 'Of one it is not known.', other: 'Of {count} it is not known.' },
    es: { one: 'De una no se sabe.', other: 'De {count} no se sabe.' },
  },
  look: { en: 'Look', es: 'Ver' },
});
