import type { Language } from '../../i18n/message.ts';

/** Actions that are not a verb and what it is done to. */
const whole: Readonly<Record<string, string>> = {
  'sign in': 'iniciar sesión',
  'sign out everywhere': 'cerrar todas las sesiones',
  'claim NEXUS': 'tomar posesión de NEXUS',
  'change own password': 'cambiar la contraseña propia',
  'keep the adopted files of stack': 'conservar los archivos adoptados del stack',
};

const verbs: Readonly<Record<string, string>> = {
  acknowledge: 'atender',
  add: 'añadir',
  adopt: 'adoptar',
  'ask to': 'pedir',
  build: 'construir',
  change: 'cambiar',
  close: 'cerrar',
  connect: 'conectar',
  create: 'crear',
  delete: 'borrar',
  deploy: 'desplegar',
  disconnect: 'desconectar',
  down: 'desmontar',
  download: 'descargar',
  drop: 'descartar',
  duplicate: 'duplicar',
  edit: 'editar',
  end: 'terminar',
  expire: 'terminar',
  forget: 'olvidar',
  kill: 'matar',
  make: 'crear',
  note: 'anotar',
  open: 'abrir',
  pause: 'pausar',
  plan: 'planificar',
  prune: 'limpiar',
  pull: 'descargar',
  read: 'leer',
  recreate: 'recrear',
  remove: 'eliminar',
  rename: 'renombrar',
  renew: 'renovar',
  repair: 'reparar',
  resend: 'reenviar',
  restart: 'reiniciar',
  resume: 'reanudar',
  reveal: 'revelar',
  revert: 'revertir',
  revoke: 'revocar',
  'roll-back': 'volver atrás',
  run: 'ejecutar',
  save: 'guardar',
  snooze: 'posponer',
  start: 'arrancar',
  stop: 'detener',
  tag: 'nombrar',
  test: 'probar',
  unacknowledge: 'dejar de atender',
  unpause: 'reanudar',
  unsnooze: 'dejar de posponer',
  update: 'actualizar',
  upload: 'subir',
};

const things: Readonly<Record<string, string>> = {
  'API token': 'token de API',
  alert: 'alerta',
  container: 'contenedor',
  'dead messages': 'mensajes sin entregar',
  destination: 'canal',
  'environment of container': 'entorno del contenedor',
  file: 'archivo',
  'files of stack': 'archivos del stack',
  folder: 'carpeta',
  image: 'imagen',
  incident: 'incidencia',
  input: 'entrada',
  maintenance: 'mantenimiento',
  message: 'mensaje',
  monitor: 'monitor',
  network: 'red',
  routing: 'rutas',
  session: 'sesión',
  silence: 'silencio',
  stack: 'stack',
  template: 'plantilla',
  terminal: 'terminal',
  user: 'persona',
  volume: 'volumen',
};

/** What was done, as the audit log names it, in the language of the page. What is not known stays as it is. */
export function actionIn(language: Language, action: string): string {
  return language === 'es' ? (whole[action] ?? spanish(action)) : action;
}

function spanish(action: string): string {
  const verb = Object.keys(verbs).find((each) => action === each || action.startsWith(`${each} `));
  if (verb === undefined) return action;
  const rest = action.slice(verb.length).trim();
  const said = verbs[verb] ?? verb;
  if (rest === '') return said;
  // As in "ask to restart container".
  return verb === 'ask to' ? `${said} ${spanish(rest)}` : `${said} ${thingIn(rest)}`;
}

/** As in `file in volume`. */
function thingIn(text: string): string {
  const [what = '', where] = text.split(/(?:^| )in /);
  const place = where === undefined ? '' : `en ${things[where] ?? where}`;
  return [things[what] ?? what, place].filter((part) => part !== '').join(' ');
}
