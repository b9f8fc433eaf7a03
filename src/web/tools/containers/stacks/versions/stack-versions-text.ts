import { defineMessages } from '../../../../i18n/message.ts';

/** The words of the versions of a stack's files. */
export const stackVersionsText = defineMessages({
  versions: { en: 'Versions, newest first', es: 'Versiones, la más nueva primero' },
  failed: { en: 'The versions could not be read', es: 'No se pudieron leer las versiones' },
  emptyTitle: { en: 'No versions yet', es: 'Aún no hay versiones' },
  emptyHint: {
    en: 'Every save and every deploy keeps the files as they were, with the images that ran: each can be gone back to.',
    es: 'Cada guardado y cada despliegue conservan los archivos tal como eran, con las imágenes que corrían: se puede volver a cada uno.',
  },
  'state-adopted': { en: 'adopted', es: 'adoptada' },
  'state-saved': { en: 'saved, not deployed', es: 'guardada, sin desplegar' },
  'state-deploying': { en: 'deploying', es: 'desplegándose' },
  'state-deployed': { en: 'deployed', es: 'desplegada' },
  'state-failed': { en: 'deploy failed', es: 'despliegue fallido' },
  'state-interrupted': { en: 'interrupted', es: 'interrumpida' },
  'state-noticed': { en: 'changed outside NEXUS', es: 'cambiada fuera de NEXUS' },
  by: { en: 'by {name}', es: 'por {name}' },
  changed: { en: 'Changed: {files}', es: 'Cambió: {files}' },
  choose: {
    en: 'Choose a version to see how it differs from the files now.',
    es: 'Elige una versión para ver en qué difiere de los archivos de ahora.',
  },
  difference: { en: 'From this version to the files now', es: 'De esta versión a los archivos de ahora' },
  same: {
    en: 'The files now are those of this version.',
    es: 'Los archivos de ahora son los de esta versión.',
  },
  images: { en: 'Images that ran', es: 'Imágenes que corrían' },
  builtHere: { en: 'built or loaded on this host', es: 'construida o cargada en este equipo' },
  noImages: {
    en: 'It has not run yet, so its images are not known.',
    es: 'Aún no ha corrido, así que no se conocen sus imágenes.',
  },
  planBack: { en: 'Plan going back', es: 'Planear la vuelta' },
  goBack: { en: 'Go back to this version', es: 'Volver a esta versión' },
  backTitle: { en: 'What going back changes', es: 'Qué cambia la vuelta' },
  impossible: { en: 'Going back is not possible', es: 'No es posible volver' },
  unsaved: {
    en: 'Text that is not saved would be lost. Save or discard it first.',
    es: 'Se perdería texto sin guardar. Guárdalo o descártalo antes.',
  },
  backFailed: { en: '{name} could not go back', es: '{name} no pudo volver atrás' },
  overtaken: {
    en: 'Somebody changed a file on disk meanwhile. Nothing was written; look at the plan again.',
    es: 'Alguien cambió un archivo en el disco mientras tanto. No se escribió nada; mira el plan de nuevo.',
  },
});
