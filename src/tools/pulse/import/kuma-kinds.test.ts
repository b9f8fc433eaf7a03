import { expect, test } from 'vitest';
import { kinds } from '../checks/kinds.ts';
import { planMonitor } from './plan-monitor.ts';

const sources = { kinds, tagsOf: () => [], isOtherEngine: () => false, certificateWarnDays: 21 };

function plan(type: string, row: Readonly<Record<string, unknown>>) {
  return planMonitor({ id: 1, name: 'one', active: 1, interval: 60, timeout: 48, ...row, type }, sources);
}

test.each([
  ['http', { url: 'https://a.lan/', expiry_notification: 1 }, 'http', { certificateWarnDays: 21 }],
  ['http', { url: 'http://a.lan/', auth_method: 'bearer', bearer_token: 't' }, 'http', { token: 't' }],
  [
    'json-query',
    { url: 'http://a.lan/', json_path: '$.a[0].b', json_path_operator: '>=', expected_value: '3' },
    'http',
    { jsonPath: 'a[0].b', jsonOperator: '>=', jsonExpected: '3' },
  ],
  ['port', { hostname: 'a.lan', port: 465, smtp_security: 'secure' }, 'tls', { host: 'a.lan', port: 465 }],
  ['ping', { hostname: 'a.lan', packet_size: 100, ping_count: 2 }, 'ping', { size: 100, count: 2 }],
  ['dns', { hostname: 'a.lan', dns_resolve_type: 'TXT' }, 'dns', { name: 'a.lan', type: 'TXT' }],
  ['docker', { docker_container: 'web' }, 'docker', { container: 'web' }],
  [
    'mqtt',
    { hostname: 'mqtts://m.lan', port: 8883, mqtt_topic: 'a/#', mqtt_success_message: 'ok' },
    'mqtt',
    { host: 'm.lan', useTls: true, operator: 'contains', expected: 'ok' },
  ],
  [
    'mysql',
    { database_connection_string: 'mysql://ana@db.lan/shop', radius_password: 'geheim' },
    'mysql',
    { host: 'db.lan', user: 'ana', password: 'geheim', database: 'shop' },
  ],
  [
    'postgres',
    { database_connection_string: 'postgres://a:b%2Fc@[::1]:5433/d?sslmode=require' },
    'postgres',
    { host: '::1', port: 5433, password: 'b/c', useTls: true, ignoreTls: true },
  ],
  [
    'redis',
    { database_connection_string: 'rediss://:s@r.lan:6380' },
    'redis',
    { password: 's', useTls: true },
  ],
  [
    'mongodb',
    { database_connection_string: 'mongodb://a:b@m.lan/shop?authSource=admin' },
    'mongodb',
    { host: 'm.lan', source: 'admin', database: 'shop' },
  ],
  [
    'grpc-keyword',
    { grpc_url: 'g.lan:443', grpc_service_name: 'Health', grpc_method: 'check', grpc_enable_tls: 1 },
    'grpc',
    { host: 'g.lan', port: 443, useTls: true },
  ],
  [
    'websocket-upgrade',
    { url: 'wss://a.lan/', accepted_statuscodes_json: '["1000"]' },
    'websocket',
    { url: 'wss://a.lan/', closeCodes: '1000' },
  ],
  [
    'push',
    { interval: 600, maxretries: 2, retry_interval: 30 },
    'push',
    { periodSeconds: 600, graceSeconds: 60 },
  ],
])('%s becomes %j as %s', (type, row, kind, settings) => {
  expect(plan(type, row)).toMatchObject({ state: 'active', draft: { kind, settings } });
});

test.each([
  ['http', { url: 'http://a.lan/', auth_method: 'ntlm' }],
  ['http', { url: 'http://a.lan/', auth_method: 'bearer' }],
  ['json-query', { url: 'http://a.lan/', json_path: '$count(items)', expected_value: '3' }],
])('%s with %j waits for a person', (type, row) => {
  expect(plan(type, row)).toMatchObject({ state: 'paused', item: { outcome: 'changed' } });
});

test.each([
  ['snmp', { hostname: 'a.lan' }],
  ['manual', {}],
  ['__proto__', {}],
  ['port', { hostname: 'a.lan', port: 70_000 }],
  ['http', { url: 'no address' }],
  ['postgres', { database_connection_string: 'Server=a' }],
  ['grpc-keyword', { grpc_url: 'g.lan:1', grpc_service_name: 'Shop', grpc_method: 'list' }],
])('%s with %j is told of, and not taken', (type, row) => {
  const planned = plan(type, row);
  expect(planned).toMatchObject({ what: 'monitor', name: 'one', outcome: 'not-taken' });
  if ('what' in planned) expect(planned.notes.length).toBeGreaterThan(0);
});

test('times are kept where they fit, and what does not is said', () => {
  expect(
    plan('port', { hostname: 'a.lan', port: 1, interval: 20, timeout: 0, retry_interval: 0 }),
  ).toMatchObject({
    draft: { intervalMs: 20_000, timeoutMs: 16_000, retryIntervalMs: 20_000, failuresToConfirm: 1 },
    item: { outcome: 'taken' },
  });
  expect(plan('port', { hostname: 'a.lan', port: 1, interval: 20, timeout: 60 })).toMatchObject({
    draft: { timeoutMs: 20_000 },
    item: { outcome: 'changed' },
  });
});
