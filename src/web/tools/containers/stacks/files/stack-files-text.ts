import { defineMessages } from '../../../../i18n/message.ts';

/** The words of the editor of a stack's files. */
export const stackFilesText = defineMessages({
  files: { en: 'Files of this stack', es: 'Archivos de este stack' },
  save: { en: 'Save', es: 'Guardar' },
  saved: { en: 'Saved; nothing is deployed yet', es: 'Guardado; aún no se ha desplegado nada' },
  notSaved: { en: 'Not saved yet', es: 'Aún sin guardar' },
  saveFailed: { en: 'The files could not be saved', es: 'No se pudieron guardar los archivos' },
  plan: { en: 'Plan a deploy', es: 'Planear un despliegue' },
  discard: { en: 'Discard', es: 'Descartar' },
  discardTitle: { en: 'Discard what was typed in {file}', es: 'Descartar lo escrito en {file}' },
  discardLoses: { en: 'what was typed since the last save', es: 'lo escrito desde el último guardado' },
  unsaved: {
    en: { one: '{count} file is not saved', other: '{count} files are not saved' },
    es: { one: '{count} archivo sin guardar', other: '{count} archivos sin guardar' },
  },
  allSaved: { en: 'As on disk', es: 'Como en el disco' },
  edited: { en: '{file}, edited', es: '{file}, editado' },

  masked: { en: 'Values are hidden.', es: 'Los valores están ocultos.' },
  maskedHint: {
    en: 'Showing them to edit is written to the audit log.',
    es: 'Mostrarlos para editar queda en el registro de cambios.',
  },
  maskedNever: {
    en: 'Editing this file needs the permission to see its values.',
    es: 'Editar este archivo requiere el permiso de ver sus valores.',
  },
  reveal: { en: 'Show and edit', es: 'Mostrar y editar' },
  revealFailed: { en: 'The values could not be shown', es: 'No se pudieron mostrar los valores' },
  missing: {
    en: 'This file does not exist yet; saving creates it.',
    es: 'Este archivo aún no existe; guardar lo crea.',
  },
  unreadable: { en: 'This file cannot be read.', es: 'Este archivo no se puede leer.' },
  readOnly: { en: 'This file can only be read here.', es: 'Aquí este archivo solo se puede leer.' },
  foundReadOnly: {
    en: 'Adopt the stack to edit its files.',
    es: 'Adopta el stack para editar sus archivos.',
  },
  mayNotEdit: { en: 'You may read this file, not change it.', es: 'Puedes leer este archivo, no cambiarlo.' },

  overtaken: {
    en: 'Somebody changed this file on disk while you were typing.',
    es: 'Alguien cambió este archivo en el disco mientras escribías.',
  },
  overtakenHint: {
    en: 'Below: the file on disk, and what your text changes in it.',
    es: 'Abajo: el archivo en el disco y lo que tu texto cambia en él.',
  },
  takeDisk: { en: 'Take the one on disk', es: 'Tomar el del disco' },
  keepMine: { en: 'Keep mine', es: 'Conservar el mío' },
  diskAndMine: { en: '{file}: on disk, and yours', es: '{file}: en el disco y el tuyo' },

  checks: { en: 'Checks', es: 'Comprobaciones' },
  checking: { en: 'Checking', es: 'Comprobando' },
  noMessages: { en: 'No mistakes found.', es: 'No se encontraron errores.' },
  checkedByCompose: { en: 'Compose accepts it too.', es: 'Compose también lo acepta.' },
  checkFailed: { en: 'The files could not be checked', es: 'No se pudieron comprobar los archivos' },
  errors: {
    en: { one: '{count} mistake', other: '{count} mistakes' },
    es: { one: '{count} error', other: '{count} errores' },
  },
  error: { en: 'Mistake', es: 'Error' },
  warning: { en: 'Warning', es: 'Aviso' },
  atLine: { en: '{file}, line {line}', es: '{file}, línea {line}' },

  variables: 'Variables',
  noVariables: {
    en: 'The files use no variables. Write $NAME where a value shall come from .env.',
    es: 'Los archivos no usan variables. Escribe $NAME donde un valor deba venir de .env.',
  },
  'from-file': { en: 'from {file}', es: 'de {file}' },
  'from-environment': { en: 'from NEXUS itself', es: 'del propio NEXUS' },
  'from-default': { en: 'the default written in the file', es: 'el valor por defecto del archivo' },
  'from-missing': { en: 'nowhere: empty', es: 'de ningún sitio: vacía' },
  'from-required': { en: 'nowhere, and it is required', es: 'de ningún sitio, y es obligatoria' },
  usedAt: {
    en: { one: 'used once', other: 'used {count} times' },
    es: { one: 'usada una vez', other: 'usada {count} veces' },
  },

  leaveTitle: { en: 'Leave without saving', es: 'Salir sin guardar' },
  leave: { en: 'Leave', es: 'Salir' },
  leaveLoses: {
    en: 'what was typed in the files of this stack',
    es: 'lo escrito en los archivos de este stack',
  },
  leaveWayBack: {
    en: 'Stay and save it, or plan a deploy.',
    es: 'Quédate y guárdalo, o planea un despliegue.',
  },
  keyboard: 'Stack',
});
