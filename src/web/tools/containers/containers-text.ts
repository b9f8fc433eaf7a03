import { defineMessages } from '../../i18n/message.ts';

/** The words of the list of containers and of what can be done to them. */
export const containersText = defineMessages({
  containers: { en: 'Containers', es: 'Contenedores' },
  name: { en: 'Name', es: 'Nombre' },
  state: { en: 'State', es: 'Estado' },
  uptime: { en: 'Since', es: 'Desde' },
  image: { en: 'Image', es: 'Imagen' },
  ports: { en: 'Ports', es: 'Puertos' },
  cpu: 'CPU',
  memory: { en: 'Memory', es: 'Memoria' },
  networks: { en: 'Networks', es: 'Redes' },
  stack: 'Stack',
  anyStack: { en: 'Any stack', es: 'Cualquier stack' },
  anyState: { en: 'Any state', es: 'Cualquier estado' },
  noStack: { en: 'Without a stack', es: 'Sin stack' },
  groupByStack: { en: 'Group by stack', es: 'Agrupar por stack' },
  services: {
    en: { one: '{count} service', other: '{count} services' },
    es: { one: '{count} servicio', other: '{count} servicios' },
  },
  allWell: { en: 'all well', es: 'todo bien' },
  cpuOf: { en: 'CPU of {name}, last two minutes', es: 'CPU de {name}, últimos dos minutos' },

  runningCount: {
    en: { one: '{count} running', other: '{count} running' },
    es: { one: '{count} en marcha', other: '{count} en marcha' },
  },
  unhealthyCount: {
    en: { one: '{count} unhealthy', other: '{count} unhealthy' },
    es: { one: '{count} con problemas', other: '{count} con problemas' },
  },
  stoppedCount: {
    en: { one: '{count} stopped', other: '{count} stopped' },
    es: { one: '{count} detenido', other: '{count} detenidos' },
  },
  pausedCount: {
    en: { one: '{count} paused', other: '{count} paused' },
    es: { one: '{count} en pausa', other: '{count} en pausa' },
  },
  runningState: { en: 'Running', es: 'En marcha' },
  unhealthyState: { en: 'Needs a look', es: 'Pide atención' },
  stoppedState: { en: 'Stopped', es: 'Detenido' },
  pausedState: { en: 'Paused', es: 'En pausa' },
  cpuTotal: 'CPU {percent}',
  memoryTotal: { en: 'Memory {used} of {all}', es: 'Memoria {used} de {all}' },

  hiddenDependents: {
    en: {
      one: '{count} container that you may not see',
      other: '{count} containers that you may not see',
    },
    es: {
      one: '{count} contenedor que no puedes ver',
      other: '{count} contenedores que no puedes ver',
    },
  },
  nothingGranted: { en: 'Nothing is shared with you here yet', es: 'Aquí aún no se comparte nada contigo' },
  nothingGrantedHint: {
    en: 'An admin of this NEXUS can grant you containers, stacks or hosts under People.',
    es: 'Un administrador de este NEXUS puede concederte contenedores, stacks o hosts en Personas.',
  },

  actions: { en: 'What to do with it', es: 'Qué hacer con él' },
  homeWrong: { en: 'What is wrong now', es: 'Qué va mal ahora' },
  homeAllWell: { en: 'Every container is well.', es: 'Todos los contenedores están bien.' },
  homeChanged: { en: 'What changed in the last day', es: 'Qué cambió en el último día' },

  'state-created': { en: 'created', es: 'creado' },
  'state-running': { en: 'running', es: 'en marcha' },
  'state-paused': { en: 'paused', es: 'en pausa' },
  'state-restarting': { en: 'restarting', es: 'reiniciándose' },
  'state-removing': { en: 'removing', es: 'eliminándose' },
  'state-exited': { en: 'exited', es: 'terminado' },
  'state-dead': { en: 'dead', es: 'muerto' },
  'state-healthy': { en: 'healthy', es: 'sano' },
  'state-unhealthy': { en: 'unhealthy', es: 'con problemas' },
  'state-starting': { en: 'starting', es: 'arrancando' },
  exitedWith: { en: 'exited ({code})', es: 'terminado ({code})' },

  emptyTitle: { en: 'No containers on this host yet', es: 'Aún no hay contenedores en este equipo' },
  emptyHint: {
    en: 'Start one with docker run or docker compose up: it appears here within a second.',
    es: 'Arranca uno con docker run o docker compose up: aparece aquí en un segundo.',
  },
  noMatchTitle: { en: 'Nothing matches', es: 'Nada coincide' },
  noMatchHint: { en: 'Change or clear the filter.', es: 'Cambia o borra el filtro.' },
  clearFilter: { en: 'Clear the filter', es: 'Borrar el filtro' },

  start: { en: 'Start', es: 'Arrancar' },
  stop: { en: 'Stop', es: 'Detener' },
  restart: { en: 'Restart', es: 'Reiniciar' },
  pause: { en: 'Pause', es: 'Pausar' },
  unpause: { en: 'Resume', es: 'Reanudar' },
  kill: { en: 'Kill', es: 'Forzar el cierre' },
  remove: { en: 'Remove', es: 'Eliminar' },
  logs: { en: 'Logs', es: 'Registro' },
  terminal: 'Terminal',
  copyId: { en: 'Copy the id', es: 'Copiar el id' },

  didStart: { en: '{name} started', es: '{name} arrancó' },
  didStop: { en: '{name} stopped', es: '{name} se detuvo' },
  didRestart: { en: '{name} restarted', es: '{name} se reinició' },
  didPause: { en: '{name} is paused', es: '{name} está en pausa' },
  didUnpause: { en: '{name} goes on', es: '{name} continúa' },
  didKill: { en: '{name} was killed', es: '{name} se cerró a la fuerza' },
  didRemove: { en: '{name} was removed', es: '{name} se eliminó' },
  didFail: { en: '{name}: that did not work', es: '{name}: no ha funcionado' },
  notSent: { en: 'The request did not arrive', es: 'La petición no llegó' },

  stopTitle: {
    en: { one: 'Stop {name}', other: 'Stop {count} containers' },
    es: { one: 'Detener {name}', other: 'Detener {count} contenedores' },
  },
  restartTitle: {
    en: { one: 'Restart {name}', other: 'Restart {count} containers' },
    es: { one: 'Reiniciar {name}', other: 'Reiniciar {count} contenedores' },
  },
  killTitle: {
    en: { one: 'Kill {name}', other: 'Kill {count} containers' },
    es: { one: 'Forzar el cierre de {name}', other: 'Forzar el cierre de {count} contenedores' },
  },
  removeTitle: { en: 'Remove {name}', es: 'Eliminar {name}' },
  stopsProcess: { en: '{name} and the services it offers', es: '{name} y los servicios que ofrece' },
  killLoses: {
    en: 'what {name} has not yet written to disk',
    es: 'lo que {name} aún no haya escrito en disco',
  },
  wayBackStart: {
    en: 'Start it again at any time; nothing is removed.',
    es: 'Puedes arrancarlo de nuevo cuando quieras; no se elimina nada.',
  },
  wayBackRestart: { en: 'It comes back by itself within seconds.', es: 'Vuelve solo en unos segundos.' },

  losesLayer: {
    en: 'files written inside the container: {size}',
    es: 'archivos escritos dentro del contenedor: {size}',
  },
  losesLayerUnknown: {
    en: 'files written inside the container (the engine did not say how much)',
    es: 'archivos escritos dentro del contenedor (el motor no dijo cuánto)',
  },
  losesVolume: { en: 'the unnamed volume at {target}', es: 'el volumen sin nombre en {target}' },
  orphansVolume: {
    en: 'The unnamed volume at {target} stays on the host, without a container that uses it.',
    es: 'El volumen sin nombre en {target} queda en el equipo, sin contenedor que lo use.',
  },
  keeps: { en: 'Stays: {sources}', es: 'Se queda: {sources}' },
  removeVolumes: { en: 'Remove its unnamed volumes too', es: 'Eliminar también sus volúmenes sin nombre' },
  wayBackStack: {
    en: 'docker compose up brings {service} back from {stack}, without the files above.',
    es: 'docker compose up recupera {service} desde {stack}, sin los archivos de arriba.',
  },
  wayBackNone: {
    en: 'There is no way back except creating it anew.',
    es: 'No hay vuelta atrás salvo crearlo de nuevo.',
  },
  sameInDocker: { en: 'The same with docker', es: 'Lo mismo con docker' },

  hostFixTitle: { en: 'Three ways to mend it', es: 'Tres formas de arreglarlo' },
  hostFix: { en: 'Ways to mend it', es: 'Formas de arreglarlo' },
  tryNow: { en: 'Try again now', es: 'Reintentar ahora' },
  'host-connecting': { en: 'Connecting to Docker', es: 'Conectando con Docker' },
  'host-missing': { en: 'Docker is not reachable here', es: 'Docker no está accesible aquí' },
  'host-denied': { en: 'Docker refused access', es: 'Docker denegó el acceso' },
  'host-unreachable': { en: 'The Docker host does not answer', es: 'El equipo con Docker no responde' },
  'host-not-docker': { en: 'What answers is not Docker', es: 'Lo que responde no es Docker' },
  'host-wrong-version': { en: 'This Docker version does not fit', es: 'Esta versión de Docker no sirve' },
  'host-slow': { en: 'Docker answers too slowly', es: 'Docker responde demasiado lento' },
  lastKnown: { en: 'The list below is as of {time}.', es: 'La lista de abajo es de las {time}.' },
});
