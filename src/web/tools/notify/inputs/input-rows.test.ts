import { expect, test } from 'vitest';
import { alertFixture } from '../fixtures.ts';
import { heartbeatFixture, webhookFixture } from './input-fixtures.ts';
import { inputRows } from './input-rows.ts';

test('what is always there comes first, each with the alerts that are its own and not over', () => {
  const of = (kind: 'event' | 'alertmanager' | 'webhook' | 'heartbeat', id: string) =>
    alertFixture({ source: { kind, id, name: id } });
  const alerts = [
    of('event', 'containers.container-died'),
    of('alertmanager', 'Prometheus'),
    of('alertmanager', 'Prometheus'),
    of('webhook', 'i1'),
    { ...of('webhook', 'i1'), state: 'resolved' as const },
    of('webhook', 'gone'),
  ];
  const rows = inputRows([webhookFixture(), heartbeatFixture()], alerts, 5000);
  expect(rows.map(({ id, kind, alerts: count }) => [id, kind, count])).toEqual([
    ['events', 'events', 1],
    ['alertmanager', 'alertmanager', 2],
    ['i1', 'webhook', 1],
    ['h1', 'heartbeat', 0],
  ]);
});
