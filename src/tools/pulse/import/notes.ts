import type { Text } from '#library/text.ts';

/** What a person has to know of what was taken over, or was not. */
export const notes = {
  newAddress: {
    en: 'It has a new address. Look it up at the monitor, and let the job call that one.',
    es: 'Tiene una dirección nueva. Búscala en el monitor y haz que la tarea llame a esa.',
  },
  grace: {
    en: 'Repeated checks became the grace: it may report so much later.',
    es: 'Los reintentos pasaron a ser el margen: puede avisar con ese retraso.',
  },
  proxy: {
    en: 'NEXUS checks without a proxy. If the target cannot be reached directly, remove this monitor.',
    es: 'NEXUS comprueba sin proxy. Si no se puede llegar al destino directamente, elimina este monitor.',
  },
  signIn: {
    en: 'NEXUS cannot sign in this way (OAuth, NTLM or a certificate of its own), so it is paused. Use a user and password, or a token.',
    es: 'NEXUS no puede iniciar sesión así (OAuth, NTLM o certificado propio), por lo que queda en pausa. Usa usuario y contraseña, o un token.',
  },
  noToken: {
    en: 'The file has no token for it, so it is paused. Enter the token.',
    es: 'El fichero no contiene su token, por lo que queda en pausa. Introduce el token.',
  },
  jsonPath: {
    en: 'Its JSON query is more than a path to a value. It was left out, and the monitor is paused. Enter a path such as data.value.',
    es: 'Su consulta JSON es más que un camino a un valor. Se omitió y el monitor queda en pausa. Introduce un camino como data.value.',
  },
  wholeBody: {
    en: 'Its query over the whole JSON became a text that has to be in the answer.',
    es: 'Su consulta sobre todo el JSON pasó a ser un texto que debe estar en la respuesta.',
  },
  headersOut: {
    en: 'Some of its headers were left out: they cannot be read, or NEXUS sets them itself.',
    es: 'Algunas de sus cabeceras se omitieron: no se pueden leer o las pone NEXUS.',
  },
  bodyAsText: {
    en: 'Its body is sent as plain text. Add a header Content-Type if the target needs one.',
    es: 'Su cuerpo se envía como texto. Añade una cabecera Content-Type si el destino la necesita.',
  },
  redirects: {
    en: 'At most ten redirects are followed.',
    es: 'Se siguen como mucho diez redirecciones.',
  },
  cacheBust: {
    en: 'No changing parameter is added to its address any more.',
    es: 'Ya no se añade un parámetro cambiante a su dirección.',
  },
  domainExpiry: {
    en: 'NEXUS does not warn before a domain name expires.',
    es: 'NEXUS no avisa antes de que caduque un nombre de dominio.',
  },
  conditions: {
    en: 'Its conditions were left out. Write them again in the form of NEXUS.',
    es: 'Sus condiciones se omitieron. Escríbelas de nuevo en la forma de NEXUS.',
  },
  tlsAlert: {
    en: 'The TLS alert that it expected is not looked at.',
    es: 'No se mira la alerta TLS que esperaba.',
  },
  startTls: {
    en: 'It connects and looks at the greeting, without going over to encryption.',
    es: 'Se conecta y mira el saludo, sin pasar a cifrado.',
  },
  browser: {
    en: 'It is asked for without a browser: what scripts on the page do is not seen.',
    es: 'Se consulta sin navegador: no se ve lo que hacen los scripts de la página.',
  },
  tailscale: {
    en: 'It is pinged as any host. NEXUS has to be able to reach its address.',
    es: 'Se le hace ping como a cualquier equipo. NEXUS debe poder llegar a su dirección.',
  },
  otherEngine: {
    en: 'It was on another Docker engine. NEXUS looks at its own one.',
    es: 'Estaba en otro motor Docker. NEXUS mira el suyo.',
  },
  acceptsAll: {
    en: 'Its list of accepted status codes cannot be read; 200-299 are accepted.',
    es: 'Su lista de códigos aceptados no se puede leer; se aceptan 200-299.',
  },
  grpcHealth: {
    en: 'Of gRPC, NEXUS asks the standard health service (grpc.health.v1) only.',
    es: 'De gRPC, NEXUS consulta solo el servicio de salud estándar (grpc.health.v1).',
  },
  packets: {
    en: 'At most 20 packets of at most 1472 bytes are sent at once.',
    es: 'Se envían como mucho 20 paquetes de 1472 bytes a la vez.',
  },
  paused: {
    en: 'What is above it was paused, so it is paused.',
    es: 'Lo que tiene por encima estaba en pausa, así que queda en pausa.',
  },
  times: {
    en: 'Its times were brought into the bounds of NEXUS: a check ends before the next one, and retries come sooner.',
    es: 'Sus tiempos se ajustaron a los límites de NEXUS: una comprobación acaba antes de la siguiente, y los reintentos llegan antes.',
  },
  shortened: {
    en: 'Its name or a text was too long and was cut.',
    es: 'Su nombre o un texto era demasiado largo y se cortó.',
  },
  tagsLeft: {
    en: 'It has more than 20 tags; those beyond were left out.',
    es: 'Tiene más de 20 etiquetas; las que pasan de ahí se omitieron.',
  },
  parentLost: {
    en: 'What it was below is not in NEXUS, so it is below nothing.',
    es: 'Aquello de lo que dependía no está en NEXUS, así que no depende de nada.',
  },
  windowUnreadable: {
    en: 'When it is open cannot be read. Plan it again in NEXUS.',
    es: 'No se puede leer cuándo se abre. Planifícalo de nuevo en NEXUS.',
  },
  windowOfNothing: { en: 'It is for no monitor.', es: 'No es para ningún monitor.' },
  windowByHand: {
    en: 'It was opened by hand. Plan one in NEXUS when you need it.',
    es: 'Se abría a mano. Planifica uno en NEXUS cuando lo necesites.',
  },
  windowEveryFewDays: {
    en: 'NEXUS has no window every few days. Plan it by weekdays, days of the month or a cron line.',
    es: 'NEXUS no tiene ventanas cada varios días. Planifícala por días de la semana, del mes o con una línea de cron.',
  },
  windowLastDays: {
    en: 'Of the days before the last of a month, only the last day itself was taken over.',
    es: 'De los últimos días del mes solo se trasladó el último.',
  },
  windowZoneGuessed: {
    en: 'The file does not say the time zone of its server; UTC was taken. Look at its times.',
    es: 'El fichero no dice la zona horaria de su servidor; se tomó UTC. Revisa sus horas.',
  },
  tagColours: {
    en: 'Taken over with its monitors. Tags have no colours here.',
    es: 'Se traslada con sus monitores. Aquí las etiquetas no tienen color.',
  },
  noPlace: {
    en: 'The address of its server cannot be read. Add this monitor in NEXUS.',
    es: 'La dirección de su servidor no se puede leer. Añade este monitor en NEXUS.',
  },
  mqttOverWebSocket: {
    en: 'NEXUS speaks MQTT over TCP and TLS, not over WebSocket. Use the port for that.',
    es: 'NEXUS habla MQTT sobre TCP y TLS, no sobre WebSocket. Usa ese puerto.',
  },
  onlyTls: {
    en: 'It makes the encrypted connection and looks at the certificate, not at the greeting.',
    es: 'Establece la conexión cifrada y mira el certificado, no el saludo.',
  },
} as const satisfies Readonly<Record<string, Text>>;
