import { defineMessages } from '../../../i18n/message.ts';

/** The words of the list of stacks, and of what a stack is like. */
export const stacksText = defineMessages({
  stacks: 'Stacks',
  newStack: { en: 'New stack', es: 'Nuevo stack' },
  name: { en: 'Name', es: 'Nombre' },
  host: { en: 'Host', es: 'Equipo' },
  state: { en: 'State', es: 'Estado' },
  services: { en: 'Services', es: 'Servicios' },
  files: { en: 'Files against what runs', es: 'Archivos frente a lo que corre' },
  lastDeploy: { en: 'Last deploy', es: 'Último despliegue' },
  folder: { en: 'Folder', es: 'Carpeta' },
  history: { en: 'History', es: 'Historial' },
  step: { en: 'Next step', es: 'Siguiente paso' },

  'state-running': { en: 'running', es: 'en marcha' },
  'state-partly': { en: 'partly running', es: 'en marcha en parte' },
  'state-stopped': { en: 'stopped', es: 'detenido' },
  'state-absent': { en: 'not deployed', es: 'sin desplegar' },
  upOfTotal: { en: '{up} of {total} up', es: '{up} de {total} en marcha' },
  'drift-same': { en: 'as the files say', es: 'como dicen los archivos' },
  'drift-differs': { en: 'changed since the deploy', es: 'cambió tras el despliegue' },
  'drift-unknown': { en: 'cannot be compared', es: 'no se puede comparar' },
  'drift-found': { en: 'not adopted yet', es: 'aún sin adoptar' },
  'notice-differs': {
    en: 'What runs is not what the files say.',
    es: 'Lo que corre no es lo que dicen los archivos.',
  },
  'notice-unknown': {
    en: 'What runs cannot be compared with the files.',
    es: 'No se puede comparar lo que corre con los archivos.',
  },
  deployedBy: { en: 'by {name}', es: 'por {name}' },
  deployFailed: { en: 'failed', es: 'falló' },
  never: { en: 'never from here', es: 'nunca desde aquí' },

  adopt: { en: 'Adopt', es: 'Adoptar' },
  adoptTitle: {
    en: {
      one: '{count} stack was started outside NEXUS.',
      other: '{count} stacks were started outside NEXUS.',
    },
    es: {
      one: '{count} stack se arrancó fuera de NEXUS.',
      other: '{count} stacks se arrancaron fuera de NEXUS.',
    },
  },
  adoptHint: {
    en: 'Adopting takes over its files where they are: edit, deploy and go back from here. Nothing restarts and no file is written.',
    es: 'Adoptar toma sus archivos donde están: edita, despliega y vuelve atrás desde aquí. Nada se reinicia ni se escribe ningún archivo.',
  },
  adoptAll: { en: 'Adopt all', es: 'Adoptar todos' },
  adopted: {
    en: '{name} is adopted; nothing was restarted',
    es: '{name} está adoptado; no se reinició nada',
  },
  adoptFailed: { en: '{name} could not be adopted', es: '{name} no se pudo adoptar' },
  plan: 'Plan',
  start: { en: 'Start', es: 'Arrancar' },
  open: { en: 'Open', es: 'Abrir' },
  edit: { en: 'Edit the files', es: 'Editar los archivos' },

  emptyTitle: { en: 'No stacks yet', es: 'Aún no hay stacks' },
  emptyHint: {
    en: 'A stack is a group of services described by one compose file. Write or paste one here; those started with docker compose appear by themselves.',
    es: 'Un stack es un grupo de servicios descritos en un archivo compose. Escribe o pega uno aquí; los arrancados con docker compose aparecen solos.',
  },
  composeMissing: { en: '{host}: stacks cannot be deployed', es: '{host}: no se pueden desplegar stacks' },
});
