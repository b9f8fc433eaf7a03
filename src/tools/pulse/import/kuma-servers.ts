import { isSet, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import { given, type Translate, type Translated } from './kuma-kind.ts';
import { decoded, plainPath } from './kuma-http.ts';
import { notes } from './notes.ts';

/** `postgres://user:password@host:port/name`, as our fields. */
function placeOf(row: KumaRow, password?: string) {
  const url = URL.parse(textOf(row, 'database_connection_string'));
  if (!url || url.hostname === '') return undefined;
  const secret = decoded(url.password) || password;
  return {
    url,
    values: {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? undefined : Number(url.port),
      user: decoded(url.username) || undefined,
      password: secret === '' ? undefined : secret,
      database: decoded(url.pathname.slice(1)) || undefined,
    },
  };
}

export const postgres: Translate = (row) => {
  const place = placeOf(row);
  if (!place) return { notTaken: notes.noPlace };
  const sslMode = place.url.searchParams.get('sslmode') ?? 'disable';
  const useTls = !['disable', 'allow', 'prefer'].includes(sslMode);
  const ignoreTls = ['require', 'no-verify'].includes(sslMode);
  const query = textOf(row, 'database_query');
  return plain('postgres', { ...place.values, query, useTls, ignoreTls });
};

/** Its password is in a column of another kind. */
export const mysql: Translate = (row) => {
  const place = placeOf(row, textOf(row, 'radius_password'));
  return place
    ? plain('mysql', { ...place.values, query: textOf(row, 'database_query') })
    : { notTaken: notes.noPlace };
};

export const redis: Translate = (row) => {
  const place = placeOf(row);
  if (!place) return { notTaken: notes.noPlace };
  const { database: _, ...values } = place.values;
  const useTls = place.url.protocol === 'rediss:';
  return plain('redis', { ...values, useTls, ignoreTls: isSet(row, 'ignore_tls') });
};

export const mongodb: Translate = (row) => {
  const place = placeOf(row);
  if (!place) return { notTaken: notes.noPlace };
  const { url, values } = place;
  const source = url.searchParams.get('authSource') ?? values.database;
  const useTls = url.protocol === 'mongodb+srv:' || url.searchParams.get('tls') === 'true';
  const path = plainPath(textOf(row, 'json_path'));
  const expected = textOf(row, 'expected_value');
  const settings = { ...values, source, useTls, command: textOf(row, 'database_query') };
  if (textOf(row, 'json_path') === '') return plain('mongodb', settings);
  if (path === undefined) return { ...plain('mongodb', settings), notes: [notes.jsonPath], isPaused: true };
  return plain('mongodb', { ...settings, path, operator: '==', expected });
};

export const mqtt: Translate = (row) => {
  const [, scheme = 'mqtt', host = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(textOf(row, 'hostname')) ?? [];
  if (/^wss?$/.test(scheme)) return { notTaken: notes.mqttOverWebSocket };
  const isJson = textOf(row, 'mqtt_check_type') === 'json-query';
  const keyword = textOf(row, 'mqtt_success_message');
  const path = isJson ? plainPath(textOf(row, 'json_path')) : undefined;
  const value = isJson
    ? { path, operator: '==', expected: textOf(row, 'expected_value') }
    : keyword === ''
      ? { operator: 'any' }
      : { operator: 'contains', expected: keyword };
  const settings = given({
    host: host.replace(/\/$/, ''),
    port: numberOf(row, 'port'),
    user: textOf(row, 'mqtt_username'),
    password: textOf(row, 'mqtt_password'),
    topic: textOf(row, 'mqtt_topic'),
    useTls: scheme === 'mqtts' || scheme === 'ssl',
    ...value,
  });
  const isLost = isJson && path === undefined;
  return isLost
    ? { kind: 'mqtt', settings: { ...settings, operator: 'any' }, notes: [notes.jsonPath], isPaused: true }
    : { kind: 'mqtt', settings, notes: [] };
};

/** The standard health service is what there is of gRPC here. */
export const grpc: Translate = (row) => {
  const isHealth =
    /health/i.test(textOf(row, 'grpc_service_name')) && /^check$/i.test(textOf(row, 'grpc_method'));
  if (!isHealth || isSet(row, 'invert_keyword')) return { notTaken: notes.grpcHealth };
  const [, host = '', port] = /^(?:\w+:\/\/)?\[?(.*?)\]?(?::(\d+))?$/.exec(textOf(row, 'grpc_url')) ?? [];
  const service = /"service"\s*:\s*"([^"]*)"/.exec(textOf(row, 'grpc_body'))?.[1];
  const settings = { host, port: port === undefined ? undefined : Number(port), service };
  const translated = plain('grpc', { ...settings, useTls: isSet(row, 'grpc_enable_tls') });
  return { ...translated, notes: [notes.grpcHealth] };
};

function plain(kind: string, values: Readonly<Record<string, unknown>>): Translated {
  return { kind, settings: given(values), notes: [] };
}
