import { defineMessages } from '../../i18n/message.ts';

/** What long work does, keyed by the kind of its operation; the verbs of a container's own actions are in containers-text. */
export const operationKinds = defineMessages({
  recreate: { en: 'Recreate', es: 'Volver a crear' },
  repair: { en: 'Repair', es: 'Reparar' },
  edit: { en: 'Edit', es: 'Editar' },
  update: { en: 'Update', es: 'Actualizar' },
  rename: { en: 'Rename', es: 'Cambiar el nombre de' },
  duplicate: { en: 'Duplicate', es: 'Duplicar' },
  revert: { en: 'Revert', es: 'Revertir' },
  tag: { en: 'Name', es: 'Nombrar' },
  create: { en: 'Create', es: 'Crear' },
  run: { en: 'Run', es: 'Ejecutar' },
  deploy: { en: 'Deploy', es: 'Desplegar' },
  'roll-back': { en: 'Roll back', es: 'Volver atrás' },
  down: { en: 'Take down', es: 'Desmontar' },
  adopt: { en: 'Adopt', es: 'Adoptar' },
  pull: { en: 'Pull', es: 'Descargar' },
  prune: { en: 'Clean up', es: 'Limpiar' },
  connect: { en: 'Connect', es: 'Conectar' },
  disconnect: { en: 'Disconnect', es: 'Desconectar' },
  upload: { en: 'Upload to', es: 'Subir a' },
});

/** The words around long work. */
export const operationsText = defineMessages({
  didEnd: { en: '{verb} {name}: done', es: '{verb} {name}: hecho' },
  progress: { en: 'Progress of {name}', es: 'Progreso de {name}' },
  parts: { en: 'In this step', es: 'En este paso' },
  ofBytes: { en: '{current} of {total}', es: '{current} de {total}' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  cancelFailed: { en: 'It could not be cancelled', es: 'No se pudo cancelar' },
  goesOn: {
    en: 'It goes on when you leave this page, and is found under Running.',
    es: 'Sigue aunque salgas de esta página; está en «En curso».',
  },
  sameInDocker: { en: 'The same with docker', es: 'Lo mismo con docker' },
  whatWasDone: { en: 'What was done', es: 'Qué se hizo' },
  succeeded: { en: 'Done in {span}', es: 'Hecho en {span}' },
  failed: { en: 'It did not work', es: 'No ha funcionado' },
  cancelled: { en: 'Cancelled', es: 'Cancelado' },
  didCancel: { en: '{verb} {name}: cancelled', es: '{verb} {name}: cancelado' },
  interrupted: { en: 'Interrupted', es: 'Interrumpido' },
});
