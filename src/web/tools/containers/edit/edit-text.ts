import { defineMessages } from '../../../i18n/message.ts';

/** The words around the form: what an edit comes to, and how it goes. */
export const editText = defineMessages({
  form: { en: 'Form', es: 'Formulario' },
  json: 'JSON',
  mode: { en: 'Edit as', es: 'Editar como' },
  jsonLabel: {
    en: 'The create body, as the engine takes it',
    es: 'El cuerpo de creación, tal como lo toma el motor',
  },
  jsonHint: {
    en: 'Values of variables are hidden: •••••• keeps what is there.',
    es: 'Los valores de las variables están ocultos: •••••• conserva lo que hay.',
  },
  jsonBroken: {
    en: 'The form can be shown again once the JSON can be read.',
    es: 'El formulario podrá mostrarse cuando el JSON se pueda leer.',
  },
  notAllowed: { en: 'Your role does not allow editing this.', es: 'Tu rol no permite editar esto.' },
  notAllowedHint: {
    en: 'An admin can give you the role for this container, its stack or its host.',
    es: 'Un administrador puede darte el rol para este contenedor, su stack o su host.',
  },
  cannotRead: { en: 'The settings could not be read', es: 'No se pudo leer la configuración' },
  stackTitle: { en: 'Managed by a stack.', es: 'Gestionado por un stack.' },
  stackDetail: {
    en: 'The next deploy of the stack undoes an edit made here. To keep it, change the compose file.',
    es: 'El próximo despliegue del stack deshace lo que se edite aquí. Para conservarlo, cambia el fichero de compose.',
  },
  openStack: { en: 'Open {stack}', es: 'Abrir {stack}' },

  noChange: { en: 'Nothing changed yet.', es: 'Aún no hay cambios.' },
  changes: {
    en: { one: '{count} change', other: '{count} changes' },
    es: { one: '{count} cambio', other: '{count} cambios' },
  },
  verdictLive: { en: 'applied live, no restart', es: 'se aplica en marcha, sin reinicio' },
  verdictRecreate: { en: 'needs a new container', es: 'necesita un contenedor nuevo' },
  problems: {
    en: { one: '{count} field needs a look', other: '{count} fields need a look' },
    es: { one: '{count} campo necesita revisión', other: '{count} campos necesitan revisión' },
  },
  checking: { en: 'Checking', es: 'Comprobando' },
  review: { en: 'Review', es: 'Revisar' },
  discard: { en: 'Discard', es: 'Descartar' },
  backToForm: { en: 'Back to the form', es: 'Volver al formulario' },

  reviewTitle: { en: 'What this does', es: 'Qué hace esto' },
  liveTitle: { en: 'Applied live, no restart.', es: 'Se aplica en marcha, sin reinicio.' },
  liveDetail: {
    en: '{name} keeps running all the while.',
    es: '{name} sigue en marcha todo el tiempo.',
  },
  recreateTitle: {
    en: 'Recreated: at most about {span} of downtime.',
    es: 'Se recrea: como mucho unos {span} de parada.',
  },
  recreateStopped: {
    en: 'Recreated: it is not running, so there is no downtime.',
    es: 'Se recrea: no está en marcha, así que no hay parada.',
  },
  recreateDetail: {
    en: 'A new container takes the place of {name}, with the same data and addresses. The old one stays until the new one has proved itself, and comes back if it does not.',
    es: 'Un contenedor nuevo ocupa el lugar de {name}, con los mismos datos y direcciones. El antiguo se conserva hasta que el nuevo demuestre que funciona, y vuelve si no es así.',
  },
  pulls: {
    en: 'The image is not on the host yet and is pulled first.',
    es: 'La imagen aún no está en el host y se descarga primero.',
  },
  differences: { en: 'What changes', es: 'Qué cambia' },
  dependents: { en: 'Recreated along with it', es: 'Se recrean con él' },
  noDependents: { en: 'No other container is touched.', es: 'No se toca ningún otro contenedor.' },
  warnings: { en: 'Worth knowing', es: 'Conviene saber' },
  problemList: { en: 'What would not work', es: 'Lo que no funcionaría' },
  command: { en: 'The same in docker', es: 'Lo mismo en docker' },
  applyLive: { en: 'Apply', es: 'Aplicar' },
  applyRecreate: { en: 'Recreate', es: 'Recrear' },

  conflictTitle: { en: '{name} has changed meanwhile.', es: '{name} ha cambiado entretanto.' },
  conflictDetail: {
    en: 'What is listed below is against how it is now. Look at it again before you apply it.',
    es: 'Lo que se lista abajo es respecto a como está ahora. Revísalo antes de aplicarlo.',
  },
  continueAnyway: { en: 'Continue with this', es: 'Continuar con esto' },
  startOver: { en: 'Start over', es: 'Empezar de nuevo' },
  editing: { en: 'Editing {name}', es: 'Editando {name}' },
  recreating: { en: 'Recreating {name}', es: 'Volviendo a crear {name}' },
  takingBack: { en: 'Taking {name} back', es: 'Devolviendo {name}' },
  renaming: { en: 'Renaming {name}', es: 'Renombrando {name}' },
  close: { en: 'Close', es: 'Cerrar' },

  newTitle: { en: 'New container', es: 'Contenedor nuevo' },
  copyTitle: { en: 'Copy of {name}', es: 'Copia de {name}' },
  copyHint: {
    en: 'Without what only one can have: host ports, fixed addresses, names on its networks, its place in a stack.',
    es: 'Sin lo que solo uno puede tener: puertos del host, direcciones fijas, nombres en sus redes, su lugar en un stack.',
  },
  host: { en: 'Host', es: 'Host de Docker' },
  startIt: { en: 'Start it', es: 'Arrancarlo' },
  create: { en: 'Create', es: 'Crear' },
  createAndStart: { en: 'Create and start', es: 'Crear y arrancar' },
  noHost: { en: 'No host can be reached', es: 'No se puede alcanzar ningún host' },
  show: { en: 'Show {name}', es: 'Ver {name}' },
  newContainer: { en: 'New container', es: 'Contenedor nuevo' },

  edit: { en: 'Edit', es: 'Editar' },
  rename: { en: 'Rename', es: 'Renombrar' },
  duplicate: { en: 'Duplicate', es: 'Duplicar' },
  renameTitle: { en: 'Rename {name}', es: 'Renombrar {name}' },
  newName: { en: 'New name', es: 'Nombre nuevo' },
  renameHint: {
    en: 'It keeps running. Others on its networks find it under the new name.',
    es: 'Sigue en marcha. Los demás en sus redes lo encuentran por el nombre nuevo.',
  },
  renameStack: {
    en: 'It belongs to the stack {stack}: its next deploy gives the old name back.',
    es: 'Pertenece al stack {stack}: su próximo despliegue devuelve el nombre anterior.',
  },
  cancel: { en: 'Cancel', es: 'Cancelar' },
});
