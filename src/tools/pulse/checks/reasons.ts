import type { Text } from '#library/text.ts';

/** Why a check failed: one of a closed list, and where there are any, a few of the target's own words. */
export interface Reason {
  readonly id: ReasonId;
  /** At most 300 characters, on one line, without secrets. */
  readonly detail?: string;
}

export type ReasonId = keyof typeof reasons;

/** What each reason means, in a sentence each. Ids are stored with heartbeats: they are added to, and never renamed. */
export const reasons = {
  'timeout-connect': {
    en: 'No connection was made in the time given. The host may be off, or a firewall drops what is sent to it.',
    es: 'No se logró conectar en el tiempo dado. El equipo puede estar apagado, o un cortafuegos descarta lo que se le envía.',
  },
  'timeout-answer': {
    en: 'The connection was made, but the answer did not come in the time given.',
    es: 'Se conectó, pero la respuesta no llegó en el tiempo dado.',
  },
  refused: {
    en: 'The host is there, but nothing listens on this port.',
    es: 'El equipo está ahí, pero nada escucha en este puerto.',
  },
  unreachable: {
    en: 'There is no way to this address from here.',
    es: 'Desde aquí no hay camino hasta esta dirección.',
  },
  reset: {
    en: 'The connection was cut before the answer was complete.',
    es: 'La conexión se cortó antes de que la respuesta estuviera completa.',
  },
  'name-unknown': {
    en: 'The name has no address. It may be misspelt, or the container or host of this name does not run.',
    es: 'El nombre no tiene dirección. Puede estar mal escrito, o el contenedor o equipo de ese nombre no está en marcha.',
  },
  'resolver-silent': {
    en: 'The name server did not answer in the time given.',
    es: 'El servidor de nombres no respondió en el tiempo dado.',
  },
  'resolver-failed': {
    en: 'The name server answered that it cannot say.',
    es: 'El servidor de nombres respondió que no puede decirlo.',
  },
  'tls-untrusted': {
    en: 'The certificate is not from an authority that is trusted here.',
    es: 'El certificado no es de una autoridad en la que se confíe aquí.',
  },
  'tls-name': {
    en: 'The certificate is for another name.',
    es: 'El certificado es para otro nombre.',
  },
  'tls-expired': {
    en: 'The certificate has expired, or is not valid yet.',
    es: 'El certificado ha caducado, o todavía no es válido.',
  },
  'tls-expiring': {
    en: 'The certificate expires soon.',
    es: 'El certificado caduca pronto.',
  },
  'tls-failed': {
    en: 'The encrypted connection could not be set up.',
    es: 'No se pudo establecer la conexión cifrada.',
  },
  status: {
    en: 'The answer has a status code that is not accepted.',
    es: 'La respuesta tiene un código de estado que no se acepta.',
  },
  'keyword-missing': {
    en: 'The answer does not contain the text that was expected.',
    es: 'La respuesta no contiene el texto esperado.',
  },
  'keyword-found': {
    en: 'The answer contains the text that must not be there.',
    es: 'La respuesta contiene el texto que no debe aparecer.',
  },
  'json-query': {
    en: 'The value in the JSON of the answer is not the one that was expected.',
    es: 'El valor en el JSON de la respuesta no es el esperado.',
  },
  'body-too-large': {
    en: 'The answer is larger than what is read of one.',
    es: 'La respuesta es más grande de lo que se lee.',
  },
  redirects: {
    en: 'The answer leads on and on, or to where it may not be followed.',
    es: 'La respuesta remite una y otra vez, o adonde no se debe seguir.',
  },
  records: {
    en: 'The name server gives other records than those that were expected.',
    es: 'El servidor de nombres da otros registros que los esperados.',
  },
  'bad-answer': {
    en: 'What came is no answer of the kind that was expected.',
    es: 'Lo que llegó no es una respuesta de la clase esperada.',
  },
  auth: {
    en: 'The login was refused.',
    es: 'El inicio de sesión fue rechazado.',
  },
  'not-found': {
    en: 'What was asked for is not there.',
    es: 'Lo que se pidió no está ahí.',
  },
  unhealthy: {
    en: 'It runs, and says of itself that it is not well.',
    es: 'Está en marcha, y dice de sí mismo que no está bien.',
  },
  'not-running': {
    en: 'It does not run.',
    es: 'No está en marcha.',
  },
  restarting: {
    en: 'It starts again and again.',
    es: 'Se reinicia una y otra vez.',
  },
  missing: {
    en: 'There is no such container.',
    es: 'No existe tal contenedor.',
  },
  condition: {
    en: 'A condition does not hold.',
    es: 'Una condición no se cumple.',
  },
  'member-down': {
    en: 'One or more members of the group are down.',
    es: 'Uno o más miembros del grupo están caídos.',
  },
  'lost-packets': {
    en: 'Of the packets that were sent, too few came back.',
    es: 'De los paquetes enviados volvieron demasiado pocos.',
  },
  starting: {
    en: 'It is there, and does not serve: it starts or stops.',
    es: 'Está ahí, y no atiende: se está iniciando o deteniendo.',
  },
  busy: {
    en: 'It takes no more connections.',
    es: 'No acepta más conexiones.',
  },
  query: {
    en: 'The question was refused.',
    es: 'La consulta fue rechazada.',
  },
  value: {
    en: 'The value is not the one that was expected.',
    es: 'El valor no es el esperado.',
  },
  'no-message': {
    en: 'No message that fits came in the time given.',
    es: 'No llegó ningún mensaje que encaje en el tiempo dado.',
  },
  'member-degraded': {
    en: 'One or more members of the group are up, but not well.',
    es: 'Uno o más miembros del grupo están activos, pero no están bien.',
  },
  'no-engine': {
    en: 'The Docker engine does not answer, so nothing is known about the container.',
    es: 'El motor de Docker no responde, así que no se sabe nada del contenedor.',
  },
  'no-permission': {
    en: 'NEXUS may not send such packets where it runs. Give its container the capability NET_RAW.',
    es: 'NEXUS no puede enviar tales paquetes donde corre. Da a su contenedor la capacidad NET_RAW.',
  },
  'no-program': {
    en: 'The program that makes this check is not installed where NEXUS runs.',
    es: 'El programa que hace esta comprobación no está instalado donde corre NEXUS.',
  },
  'no-report-yet': {
    en: 'Nothing has reported yet. Let the job call its address when it is done.',
    es: 'Todavía no ha avisado nada. Haz que la tarea llame a su dirección al terminar.',
  },
  'job-late': {
    en: 'The job did not report in time. It may not have run, or could not reach NEXUS.',
    es: 'La tarea no avisó a tiempo. Puede que no se ejecutara, o que no alcanzara NEXUS.',
  },
  'job-overran': {
    en: 'The job started and did not report its end in the time given.',
    es: 'La tarea empezó y no avisó de su fin en el tiempo dado.',
  },
  'job-failed': {
    en: 'The job reported that it failed.',
    es: 'La tarea avisó de que falló.',
  },
} as const satisfies Readonly<Record<string, Text>>;

const maxDetail = 300;

/** Makes a detail of what a target said: one line, bounded, without control signs. */
export function detailOf(said: string): string {
  const line = said
    .slice(0, maxDetail * 4)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  return line.length <= maxDetail ? line : `${line.slice(0, maxDetail - 1).toWellFormed()}…`;
}
