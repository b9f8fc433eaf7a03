import { defineMessages } from '../../../i18n/message.ts';

/** The words of the list of inputs and of each one's details. */
export const inputsText = defineMessages({
  add: { en: 'New input', es: 'Nueva entrada' },
  addWebhook: { en: 'Webhook of another product', es: 'Webhook de otro producto' },
  addWebhookHint: {
    en: 'Uptime Kuma, Grafana, Proxmox or your own',
    es: 'Uptime Kuma, Grafana, Proxmox o propio',
  },
  addHeartbeat: { en: 'Heartbeat of a job', es: 'Latido de una tarea' },
  addHeartbeatHint: { en: 'Tells when a backup does not run', es: 'Avisa si una copia no se ejecuta' },
  name: { en: 'Name', es: 'Nombre' },
  kind: { en: 'Kind', es: 'Tipo' },
  lastReport: { en: 'Last report', es: 'Último informe' },
  says: { en: 'What there is to say', es: 'Qué hay que decir' },
  alertsNow: { en: 'Alerts now', es: 'Alertas ahora' },

  events: { en: 'Events of NEXUS', es: 'Eventos de NEXUS' },
  eventsName: { en: 'NEXUS itself', es: 'El propio NEXUS' },
  alertmanager: { en: 'Alertmanager API', es: 'API de Alertmanager' },
  alertmanagerName: { en: 'Prometheus and its kin', es: 'Prometheus y similares' },
  webhook: 'Webhook',
  heartbeat: { en: 'Heartbeat', es: 'Latido' },

  on: { en: 'Always on', es: 'Siempre activo' },
  ready: { en: 'Ready', es: 'Lista' },
  unheard: { en: 'Nothing yet', es: 'Nada aún' },
  receives: { en: 'Receives', es: 'Recibe' },
  refused: { en: 'Not taken', es: 'No aceptado' },
  onTime: { en: 'On time', es: 'A tiempo' },
  neverSeen: { en: 'Never seen', es: 'Nunca visto' },
  late: { en: 'Late', es: 'Con retraso' },
  failed: { en: 'Failed', es: 'Falló' },
  disabled: { en: 'Disabled', es: 'Desactivada' },

  lateCount: {
    en: { one: '{count} late', other: '{count} late' },
    es: { one: '{count} con retraso', other: '{count} con retraso' },
  },
  failedCount: {
    en: { one: '{count} failed', other: '{count} failed' },
    es: { one: '{count} falló', other: '{count} fallaron' },
  },
  refusedCount: {
    en: { one: '{count} not taken', other: '{count} not taken' },
    es: { one: '{count} no aceptado', other: '{count} no aceptados' },
  },
  unheardCount: {
    en: { one: '{count} not heard of yet', other: '{count} not heard of yet' },
    es: { one: '{count} sin noticias aún', other: '{count} sin noticias aún' },
  },
  allWell: { en: 'All that report are on time', es: 'Todos informan a tiempo' },
  summary: { en: 'The inputs in short', es: 'Las entradas en breve' },

  eventsSay: {
    en: 'Containers that stop or fall ill, and hosts that cannot be reached',
    es: 'Contenedores que paran o enferman, y hosts inaccesibles',
  },
  alertmanagerSays: {
    en: 'Takes alerts and silences of Prometheus, vmalert, Grafana and amtool',
    es: 'Acepta alertas y silencios de Prometheus, vmalert, Grafana y amtool',
  },
  nextDue: { en: 'Next expected by {time}', es: 'Se espera antes de {time}' },
  firstDue: { en: 'First expected by {time}', es: 'El primero se espera antes de {time}' },
  lateSince: { en: 'Late since {time}', es: 'Con retraso desde {time}' },
  saidFailed: { en: 'The job said that it failed', es: 'La tarea dijo que falló' },
  waitsForFirst: { en: 'Waits for the first report', es: 'Espera el primer informe' },

  emptyTitle: { en: 'Nothing else reports here yet', es: 'Nada más informa aquí aún' },
  emptyHint: {
    en: 'NEXUS watches its own containers already. Let others report here as well: what monitors your pages, and the jobs that nobody misses until they are needed.',
    es: 'NEXUS ya vigila sus contenedores. Deja que otros informen también: lo que vigila tus páginas y las tareas que nadie echa en falta hasta que hacen falta.',
  },

  open: { en: 'Details', es: 'Detalles' },
  edit: { en: 'Change…', es: 'Cambiar…' },
  renew: { en: 'New address…', es: 'Nueva dirección…' },
  renewAction: { en: 'Make a new address', es: 'Crear una dirección nueva' },
  renewTitle: { en: 'A new address for {name}?', es: '¿Una dirección nueva para {name}?' },
  renewStops: {
    en: 'The old address, at once: whoever has it is refused',
    es: 'La dirección anterior, al instante: quien la tenga será rechazado',
  },
  renewBack: {
    en: 'Enter the new address where the old one stands now.',
    es: 'Pon la dirección nueva donde está ahora la anterior.',
  },
  disable: { en: 'Disable…', es: 'Desactivar…' },
  disableAction: { en: 'Disable', es: 'Desactivar' },
  disableTitle: { en: 'Disable {name}?', es: '¿Desactivar {name}?' },
  disableWebhookLoses: {
    en: 'What it is sent meanwhile: it is refused and not kept',
    es: 'Lo que le envíen mientras tanto: se rechaza y no se guarda',
  },
  disableHeartbeatLoses: {
    en: 'Signs of life meanwhile. Nobody is told if the job does not run',
    es: 'Los latidos mientras tanto. No se avisa si la tarea no se ejecuta',
  },
  disableBack: {
    en: 'Enable it again; its address stays the same.',
    es: 'Actívala de nuevo; su dirección no cambia.',
  },
  enable: { en: 'Enable', es: 'Activar' },
  remove: { en: 'Remove…', es: 'Eliminar…' },
  removeAction: { en: 'Remove', es: 'Eliminar' },
  removeTitle: { en: 'Remove {name}?', es: '¿Eliminar {name}?' },
  removeLosesAddress: {
    en: 'Its address: whoever reports to it is refused',
    es: 'Su dirección: quien informe a ella será rechazado',
  },
  removeLosesAlerts: {
    en: { one: '{count} alert of now, taken as over', other: '{count} alerts of now, taken as over' },
    es: {
      one: '{count} alerta de ahora, que se da por terminada',
      other: '{count} alertas de ahora, que se dan por terminadas',
    },
  },
  removeKeeps: {
    en: 'None to this address: a new input has another. Past alerts stay in the history.',
    es: 'A esta dirección, ninguna: una entrada nueva tiene otra. Las alertas pasadas quedan en el historial.',
  },

  now: { en: 'Now', es: 'Ahora' },
  problem: { en: 'Why it was not taken', es: 'Por qué no se aceptó' },
  every: { en: 'Expected', es: 'Se espera' },
  everyAndGrace: { en: 'every {every}, at most {grace} late', es: 'cada {every}, con {grace} de margen' },
  severityWhenLate: { en: 'Severity when it is missing', es: 'Gravedad si falta' },
  alertsOfIt: {
    en: { one: '{count} alert', other: '{count} alerts' },
    es: { one: '{count} alerta', other: '{count} alertas' },
  },
  createdBy: { en: 'Made by', es: 'Creada por' },
  address: { en: 'Address', es: 'Dirección' },
  addressHidden: {
    en: 'It was shown in full once, when it was made. Lost it? Give this input a new one.',
    es: 'Se mostró entera una vez, al crearla. ¿La perdiste? Dale a esta entrada una nueva.',
  },
  lastBody: { en: 'What came last', es: 'Lo último que llegó' },
  showBody: { en: 'Show it', es: 'Mostrarlo' },
  noBody: { en: 'It came without a body.', es: 'Llegó sin cuerpo.' },
  setUpIn: { en: 'What to do in {product}', es: 'Qué hacer en {product}' },

  once: {
    en: 'Copy the address now: it is shown this once. Whoever has it can report here.',
    es: 'Copia la dirección ahora: solo se muestra esta vez. Quien la tenga puede informar aquí.',
  },
  otherName: {
    en: 'If it reaches NEXUS under another name than this browser does, put that name in.',
    es: 'Si llega a NEXUS con otro nombre que este navegador, pon ese nombre.',
  },
  tryIt: { en: 'Try it', es: 'Probarlo' },
  inCron: { en: 'In crontab, after the job', es: 'En crontab, tras la tarea' },
  orFailed: { en: 'And tell when the job failed', es: 'Y avisar si la tarea falló' },
  done: { en: 'Done', es: 'Listo' },
  made: { en: '{name} takes reports now', es: '{name} ya acepta informes' },
  snippet: { en: 'the text', es: 'el texto' },

  eventsAlways: {
    en: 'There is nothing to set up, and nothing to switch off: a silence keeps quiet what you know about.',
    es: 'No hay nada que configurar ni que desactivar: un silencio calla lo que ya sabes.',
  },
  eventsList: { en: 'What becomes an alert', es: 'Qué se convierte en alerta' },
  eventDied: {
    en: 'A container ended by itself with a failure, or ran out of memory. Over when it runs again.',
    es: 'Un contenedor terminó solo con fallo, o se quedó sin memoria. Termina cuando vuelve a funcionar.',
  },
  eventUnhealthy: {
    en: 'The health check of a container fails. Over when it is healthy again.',
    es: 'La comprobación de salud de un contenedor falla. Termina cuando vuelve a estar sano.',
  },
  eventHost: {
    en: 'A Docker host cannot be reached. Over when it answers.',
    es: 'No se llega a un host de Docker. Termina cuando responde.',
  },
  amToken: {
    en: 'Make an API token that may report alerts (notify:raise), and put it in place of TOKEN.',
    es: 'Crea un token de API que pueda comunicar alertas (notify:raise) y ponlo en lugar de TOKEN.',
  },
  amMakeToken: { en: 'Make a token', es: 'Crear un token' },
  amPrometheus: { en: 'In prometheus.yml', es: 'En prometheus.yml' },
  amTool: { en: 'On the command line, with amtool', es: 'En la línea de órdenes, con amtool' },
  amToolHint: {
    en: 'To list and silence, the token has to be allowed that too: notify:read and notify:respond.',
    es: 'Para listar y silenciar, el token necesita también ese permiso: notify:read y notify:respond.',
  },
  amCurl: { en: 'Try it', es: 'Probarlo' },
  amGrafana: {
    en: 'Grafana: add a data source of the type Alertmanager with this address, and the header Authorization: Bearer TOKEN.',
    es: 'Grafana: añade una fuente de datos de tipo Alertmanager con esta dirección y la cabecera Authorization: Bearer TOKEN.',
  },
});
