import { defineMessages } from '../../../../i18n/message.ts';

/** The words of what a deploy will change. */
export const stackPlanText = defineMessages({
  working: { en: 'Working out what a deploy changes', es: 'Calculando qué cambia un despliegue' },
  failed: { en: 'The plan could not be made', es: 'No se pudo hacer el plan' },
  impossible: { en: 'A deploy would be refused', es: 'Un despliegue se rechazaría' },
  toFiles: { en: 'To the files', es: 'A los archivos' },
  nothing: {
    en: 'A deploy would change nothing: what runs is what the files say.',
    es: 'Un despliegue no cambiaría nada: lo que corre es lo que dicen los archivos.',
  },
  unsaved: {
    en: {
      one: 'With {count} file as typed, which a deploy saves first.',
      other: 'With {count} files as typed, which a deploy saves first.',
    },
    es: {
      one: 'Con {count} archivo tal como está escrito; el despliegue lo guarda antes.',
      other: 'Con {count} archivos tal como están escritos; el despliegue los guarda antes.',
    },
  },
  again: { en: 'Plan again', es: 'Planear de nuevo' },
  summary: { en: 'What a deploy changes', es: 'Qué cambia un despliegue' },

  'change-create': { en: 'is created', es: 'se crea' },
  'change-recreate': { en: 'gets a new container', es: 'recibe un contenedor nuevo' },
  'change-restart': { en: 'is restarted', es: 'se reinicia' },
  'change-start': { en: 'is started', es: 'se arranca' },
  'change-unchanged': { en: 'stays as it is', es: 'queda como está' },
  'change-remove': { en: 'is removed', es: 'se elimina' },
  'change-orphan': { en: 'is no longer in the file and stays', es: 'ya no está en el archivo y se queda' },
  'count-create': {
    en: { one: '{count} created', other: '{count} created' },
    es: { one: '{count} creado', other: '{count} creados' },
  },
  'count-recreate': {
    en: { one: '{count} recreated', other: '{count} recreated' },
    es: { one: '{count} recreado', other: '{count} recreados' },
  },
  'count-restart': {
    en: { one: '{count} restarted', other: '{count} restarted' },
    es: { one: '{count} reiniciado', other: '{count} reiniciados' },
  },
  'count-start': {
    en: { one: '{count} started', other: '{count} started' },
    es: { one: '{count} arrancado', other: '{count} arrancados' },
  },
  'count-unchanged': {
    en: { one: '{count} unchanged', other: '{count} unchanged' },
    es: { one: '{count} sin cambios', other: '{count} sin cambios' },
  },
  'count-remove': {
    en: { one: '{count} removed', other: '{count} removed' },
    es: { one: '{count} eliminado', other: '{count} eliminados' },
  },
  'count-orphan': {
    en: { one: '{count} orphan', other: '{count} orphans' },
    es: { one: '{count} huérfano', other: '{count} huérfanos' },
  },
  scale: { en: 'containers: {before} → {after}', es: 'contenedores: {before} → {after}' },
  unchangedServices: { en: 'Stay as they are: {names}', es: 'Quedan como están: {names}' },
  changesOf: { en: 'Changes of {name}', es: 'Cambios de {name}' },

  risk: { en: 'Before you go on', es: 'Antes de seguir' },
  images: { en: 'Images', es: 'Imágenes' },
  'image-pull': { en: 'pulled', es: 'se descarga' },
  'image-build': { en: 'built', es: 'se construye' },
  'image-retag': { en: 'taken back from this host', es: 'se recupera de este equipo' },
  networks: { en: 'Networks', es: 'Redes' },
  volumes: { en: 'Volumes', es: 'Volúmenes' },
  'thing-create': { en: 'created', es: 'se crea' },
  'thing-unused': { en: 'no longer used, stays', es: 'deja de usarse, se queda' },
  files: { en: 'Files', es: 'Archivos' },
  valuesHidden: { en: 'values are hidden', es: 'valores ocultos' },
  command: { en: 'The same with docker', es: 'Lo mismo con docker' },

  options: { en: 'Options of the deploy', es: 'Opciones del despliegue' },
  pull: { en: 'Pull images', es: 'Descargar imágenes' },
  'pull-missing': { en: 'only those that are not here', es: 'solo las que no están' },
  'pull-always': { en: 'all of them', es: 'todas' },
  'pull-never': { en: 'none', es: 'ninguna' },
  build: { en: 'Build images again', es: 'Construir las imágenes de nuevo' },
  removeOrphans: {
    en: 'Remove services that the file no longer has',
    es: 'Eliminar servicios que ya no están en el archivo',
  },
  forceRecreate: { en: 'A new container for every service', es: 'Un contenedor nuevo para cada servicio' },

  deploy: { en: 'Deploy', es: 'Desplegar' },
  deployAnyway: { en: 'Deploy again', es: 'Desplegar de nuevo' },
  deployFailed: { en: '{name} could not be deployed', es: '{name} no se pudo desplegar' },
  overtaken: {
    en: 'Somebody changed a file on disk meanwhile. Nothing was written.',
    es: 'Alguien cambió un archivo en el disco mientras tanto. No se escribió nada.',
  },
  underway: {
    en: 'Work on this stack is under way. The plan is made anew when it has ended.',
    es: 'Hay trabajo en curso en este stack. El plan se rehace al terminar.',
  },
});
