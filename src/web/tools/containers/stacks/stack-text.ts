import { defineMessages } from '../../../i18n/message.ts';

/** The words of one stack's page, and of what can be done to it. */
export const stackText = defineMessages({
  tabs: { en: 'About this stack', es: 'Sobre este stack' },
  services: { en: 'Services', es: 'Servicios' },
  files: { en: 'Files', es: 'Archivos' },
  plan: 'Plan',
  versions: { en: 'Versions', es: 'Versiones' },
  actions: { en: 'What to do with it', es: 'Qué hacer con él' },
  gone: { en: 'There is no such stack', es: 'No existe este stack' },
  goneHint: {
    en: 'It was taken down and forgotten, or never was on this host.',
    es: 'Se desmontó y se olvidó, o nunca estuvo en este equipo.',
  },
  backToList: { en: 'All stacks', es: 'Todos los stacks' },
  failed: { en: 'The stack could not be read', es: 'No se pudo leer el stack' },
  foundTitle: {
    en: 'This stack was started outside NEXUS.',
    es: 'Este stack se arrancó fuera de NEXUS.',
  },
  composeMissing: { en: 'Compose cannot run here.', es: 'Compose no puede ejecutarse aquí.' },

  planDeploy: { en: 'Plan a deploy', es: 'Planear un despliegue' },
  about: { en: 'Where it comes from', es: 'De dónde viene' },
  folder: { en: 'Folder', es: 'Carpeta' },
  composeFiles: { en: 'Compose files', es: 'Archivos compose' },
  variablesFrom: { en: 'Variables from', es: 'Variables de' },
  comparison: { en: 'Files against what runs', es: 'Archivos frente a lo que corre' },
  lastDeploy: { en: 'Last deploy', es: 'Último despliegue' },
  profiles: { en: 'Profiles', es: 'Perfiles' },
  none: { en: 'none', es: 'ninguno' },

  service: { en: 'Service', es: 'Servicio' },
  builtHere: { en: 'built here', es: 'construido aquí' },
  notInFile: {
    en: 'The file no longer has this service; its containers still run.',
    es: 'El archivo ya no tiene este servicio; sus contenedores siguen en marcha.',
  },
  noContainer: { en: 'not deployed', es: 'sin desplegar' },
  changed: { en: 'changed since the deploy', es: 'cambió tras el despliegue' },
  logs: { en: 'Logs', es: 'Registro' },
  logsOf: { en: 'Logs of {name}', es: 'Registro de {name}' },
  serviceActions: { en: 'What to do with {name}', es: 'Qué hacer con {name}' },

  start: { en: 'Start', es: 'Arrancar' },
  stop: { en: 'Stop', es: 'Detener' },
  restart: { en: 'Restart', es: 'Reiniciar' },
  down: { en: 'Take down', es: 'Desmontar' },
  forget: { en: 'Forget', es: 'Olvidar' },
  stopTitle: { en: 'Stop {name}', es: 'Detener {name}' },
  restartTitle: { en: 'Restart {name}', es: 'Reiniciar {name}' },
  stopWayBack: {
    en: 'Start brings the same containers back; nothing is removed.',
    es: 'Arrancar recupera los mismos contenedores; no se elimina nada.',
  },
  restartWayBack: {
    en: 'They come back by themselves, in the order that their dependencies ask for.',
    es: 'Vuelven solos, en el orden que piden sus dependencias.',
  },

  downTitle: { en: 'Take {name} down', es: 'Desmontar {name}' },
  downStops: { en: '{name}, which is removed', es: '{name}, que se elimina' },
  downOrphan: {
    en: '{name}, which the file no longer has, is removed too',
    es: '{name}, que ya no está en el archivo, también se elimina',
  },
  downNetworks: { en: 'Networks that go too: {names}', es: 'Redes que también se van: {names}' },
  losesVolume: {
    en: 'the volume {name} with all that is in it',
    es: 'el volumen {name} con todo su contenido',
  },
  losesAnonymous: {
    en: 'the way to the unnamed volume of {container} at {target}: it stays, but nothing leads to it',
    es: 'el acceso al volumen sin nombre de {container} en {target}: se queda, pero nada lleva a él',
  },
  removeVolume: { en: 'Remove the volume {name} too', es: 'Eliminar también el volumen {name}' },
  usedByOthers: { en: 'Also used by {names}', es: 'También lo usan {names}' },
  keptNetwork: { en: 'The network {name} stays: {reason}', es: 'La red {name} se queda: {reason}' },
  downWayBack: {
    en: 'The files stay. A deploy creates everything anew, with the volumes that were kept.',
    es: 'Los archivos se quedan. Un despliegue lo crea todo de nuevo, con los volúmenes conservados.',
  },
  downFoundWayBack: {
    en: 'NEXUS does not keep the files of this stack: adopt it first to have a way back here.',
    es: 'NEXUS no guarda los archivos de este stack: adóptalo antes para poder volver atrás aquí.',
  },
  sameInDocker: { en: 'The same with docker', es: 'Lo mismo con docker' },

  forgetTitle: { en: 'Forget {name}', es: 'Olvidar {name}' },
  forgetLoses: {
    en: 'the versions that NEXUS kept of its files',
    es: 'las versiones de sus archivos que guardó NEXUS',
  },
  forgetWayBack: {
    en: 'Its containers and files stay as they are; it can be adopted again.',
    es: 'Sus contenedores y archivos quedan como están; se puede adoptar de nuevo.',
  },
  forgetFilesWayBack: {
    en: 'The folder is moved, not deleted: move it back, and deploy it from there.',
    es: 'La carpeta se mueve, no se borra: devuélvela a su sitio y despliega desde allí.',
  },
  noFilesTitle: { en: 'Its files are not known here', es: 'Aquí no se conocen sus archivos' },
  noFilesHint: {
    en: 'The labels of its containers name no compose file that can be found on this host.',
    es: 'Las etiquetas de sus contenedores no nombran ningún archivo compose que se encuentre en este equipo.',
  },
  forgetFiles: { en: 'Move its folder to the recycle folder', es: 'Mover su carpeta a la papelera' },
  forgetFilesHint: {
    en: 'Only once nothing of it runs any more.',
    es: 'Solo cuando ya no haya nada suyo en marcha.',
  },
  forgot: { en: '{name} is forgotten', es: '{name} está olvidado' },
  recycledTo: { en: 'Its folder is now at {path}', es: 'Su carpeta está ahora en {path}' },
  closeProgress: { en: 'Hide', es: 'Ocultar' },
});
