import type { Text } from '#library/text.ts';
import { headersOf, translateHttp } from './kuma-http.ts';
import { isSet, jsonOf, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import { given, type Translate } from './kuma-kind.ts';
import { grpc, mongodb, mqtt, mysql, postgres, redis } from './kuma-servers.ts';
import { notes } from './notes.ts';

const place = (row: KumaRow) => ({ host: textOf(row, 'hostname'), port: numberOf(row, 'port') });

const tcp: Translate = (row, { certificateWarnDays }) => {
  const security = textOf(row, 'smtp_security');
  const alert = textOf(row, 'expected_tls_alert');
  const told = alert === '' || alert === 'none' ? [] : [notes.tlsAlert];
  const warnDays = isSet(row, 'expiry_notification') ? certificateWarnDays : 0;
  if (security === 'secure')
    return {
      kind: 'tls',
      settings: given({ ...place(row), warnDays, ignoreTls: isSet(row, 'ignore_tls') }),
      notes: told,
    };
  const isStart = security === 'starttls';
  return { kind: 'tcp', settings: given(place(row)), notes: isStart ? [...told, notes.startTls] : told };
};

const smtp: Translate = (row, { certificateWarnDays }) =>
  textOf(row, 'smtp_security') === 'secure'
    ? {
        kind: 'tls',
        settings: given({ ...place(row), warnDays: certificateWarnDays }),
        notes: [notes.onlyTls],
      }
    : { kind: 'tcp', settings: given({ ...place(row), expect: '220' }), notes: [notes.startTls] };

/** A job that reports too late by Kuma's rule has used up its repeated checks as well. */
const push: Translate = (row) => {
  const periodSeconds = Math.max(10, Math.round(numberOf(row, 'interval') ?? 60));
  const retryS = numberOf(row, 'retry_interval') || periodSeconds;
  const retries = numberOf(row, 'maxretries') ?? 0;
  const graceSeconds = Math.max(5, Math.min(31_000_000, Math.round(retries * retryS)));
  const told = retries > 0 ? [notes.newAddress, notes.grace] : [notes.newAddress];
  return { kind: 'push', settings: { schedule: 'period', periodSeconds, graceSeconds }, notes: told };
};

const websocket: Translate = (row) => {
  const { values, notes: told } = headersOf(row);
  const list = jsonOf(row, 'accepted_statuscodes_json');
  const codes = Array.isArray(list)
    ? list.filter((code) => /^[1-4]\d{3}(-[1-4]\d{3})?$/.test(String(code)))
    : [];
  const settings = given({
    url: textOf(row, 'url'),
    protocols: textOf(row, 'ws_subprotocol'),
    ignoreTls: isSet(row, 'ignore_tls'),
    closeCodes: codes.length > 0 ? codes.join(', ') : undefined,
    ...values,
  });
  const method = textOf(row, 'auth_method');
  return method === ''
    ? { kind: 'websocket', settings, notes: told }
    : { kind: 'websocket', settings, notes: [...told, notes.signIn], isPaused: true };
};

const ping: Translate = (row) => {
  const [size, count] = [numberOf(row, 'packet_size'), numberOf(row, 'ping_count')];
  const isOut = (size ?? 0) > 1_472 || (count ?? 1) > 20;
  const settings = given({
    host: textOf(row, 'hostname'),
    size: size && Math.min(size, 1_472),
    count: count && Math.min(count, 20),
  });
  return { kind: 'ping', settings, notes: isOut ? [notes.packets] : [] };
};

/** How our kinds do what those of Kuma do. */
export const kumaKinds: Readonly<Record<string, Translate>> = {
  http: translateHttp,
  keyword: translateHttp,
  'json-query': translateHttp,
  'real-browser': (row, context) => {
    const translated = translateHttp(row, context);
    return { ...translated, notes: [...translated.notes, notes.browser] };
  },
  port: tcp,
  smtp,
  ping,
  'tailscale-ping': (row) => ({
    kind: 'ping',
    settings: { host: textOf(row, 'hostname') },
    notes: [notes.tailscale],
  }),
  dns: (row) => ({
    kind: 'dns',
    settings: given({
      name: textOf(row, 'hostname'),
      type: textOf(row, 'dns_resolve_type'),
      server: textOf(row, 'dns_resolve_server'),
      port: numberOf(row, 'port'),
    }),
    notes: [],
  }),
  push,
  docker: (row, { isOtherEngine }) => ({
    kind: 'docker',
    settings: { container: textOf(row, 'docker_container') },
    notes: isOtherEngine(numberOf(row, 'docker_host')) ? [notes.otherEngine] : [],
  }),
  group: () => ({ kind: 'group', settings: {}, notes: [] }),
  'grpc-keyword': grpc,
  mqtt,
  postgres,
  mysql,
  mongodb,
  redis,
  'websocket-upgrade': websocket,
};

const instead: Readonly<Record<string, Text>> = {
  rabbitmq: {
    en: 'Add an HTTP monitor for /api/health/checks/alarms of its management port instead.',
    es: 'Añade en su lugar un monitor HTTP de /api/health/checks/alarms de su puerto de gestión.',
  },
  'kafka-producer': {
    en: 'Add a TCP monitor for a broker instead.',
    es: 'Añade en su lugar un monitor TCP de un bróker.',
  },
  sqlserver: {
    en: 'Add a TCP monitor for its port instead.',
    es: 'Añade en su lugar un monitor TCP de su puerto.',
  },
  oracledb: {
    en: 'Add a TCP monitor for its port instead.',
    es: 'Añade en su lugar un monitor TCP de su puerto.',
  },
  globalping: {
    en: 'NEXUS checks from where it runs. Add a monitor for the same target instead.',
    es: 'NEXUS comprueba desde donde corre. Añade en su lugar un monitor del mismo destino.',
  },
  manual: { en: 'Add a report of a job instead.', es: 'Añade en su lugar el aviso de una tarea.' },
  'system-service': {
    en: 'Let the service report by itself: add a report of a job instead.',
    es: 'Haz que el servicio avise por sí mismo: añade en su lugar el aviso de una tarea.',
  },
  pm2: {
    en: 'Let the process report by itself: add a report of a job instead.',
    es: 'Haz que el proceso avise por sí mismo: añade en su lugar el aviso de una tarea.',
  },
};

/** What to do about a kind that there is none for. */
export function noKind(type: string): Text {
  const advice = Object.hasOwn(instead, type) ? instead[type] : undefined;
  const shown = type.slice(0, 50);
  return {
    en: `NEXUS has no monitor of the kind ${shown}. ${advice?.en ?? 'Check it from a script that reports as a job.'}`,
    es: `NEXUS no tiene monitores del tipo ${shown}. ${advice?.es ?? 'Compruébalo con un script que avise como tarea.'}`,
  };
}
