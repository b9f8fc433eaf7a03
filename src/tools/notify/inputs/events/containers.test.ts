import { expect, test } from 'vitest';
import { inLanguage } from '#contracts/notify/in-language.ts';
import { containersMapping } from './containers.ts';

type Event = Parameters<typeof containersMapping.reportsOf>[0];
const about = { host: 'nas', id: 'c1', name: 'photos', stack: 'media' };
const base = { id: 'e1', sequence: 1, key: 'c1', atMs: 1000 };

function died(payload: { exitCode: number | null; oomKilled?: boolean; wasAskedFor?: boolean }): Event {
  const all = { ...about, oomKilled: false, inferred: false, ...payload };
  return { ...base, name: 'containers.container-died', payload: all };
}

const started: Event = { ...base, atMs: 2000, name: 'containers.container-started', payload: about };
const removed: Event = { ...base, atMs: 3000, name: 'containers.container-removed', payload: about };

function health(value: 'healthy' | 'unhealthy' | 'starting'): Event {
  return { ...base, name: 'containers.container-health-changed', payload: { ...about, health: value } };
}

test.each([
  ['fails', { exitCode: 1 }, true],
  ['runs out of memory', { exitCode: 137, oomKilled: true }, true],
  ['runs out of memory while it is stopped', { exitCode: 0, oomKilled: true, wasAskedFor: true }, true],
  ['is killed by nobody', { exitCode: 137 }, true],
  ['does its work and ends', { exitCode: 0 }, false],
  ['is stopped', { exitCode: 143, wasAskedFor: true }, false],
  ['is stopped hard', { exitCode: 137, wasAskedFor: true }, false],
  ['is stopped and grumbles', { exitCode: 1, wasAskedFor: true }, false],
  ['ends in a way nobody knows', { exitCode: null }, false],
])('a container that %s', (_, payload, alerts) => {
  expect(containersMapping.reportsOf(died(payload))).toHaveLength(alerts ? 1 : 0);
});

test('a death says what was checked, expected and seen, and ends with the next start', () => {
  const [down] = containersMapping.reportsOf(died({ exitCode: 127 }));
  expect(down).toMatchObject({
    labels: {
      alertname: 'ContainerDied',
      host: 'nas',
      container: 'photos',
      stack: 'media',
      severity: 'critical',
      condition: 'down',
    },
    annotations: { summary: 'photos stopped: its command was not found (127)' },
    startsAtMs: 1000,
    evidence: { checked: 'container photos on nas', expected: 'it runs', setBy: 'the default of Containers' },
  });
  expect(down?.evidence?.seen).toBe('it ended with exit code 127: its command was not found (127)');
  expect(down && inLanguage({ title: '', evidence: null, ...down }, 'es')).toMatchObject({
    title: 'photos se detuvo: no se encontró su orden (127)',
    evidence: {
      checked: 'el contenedor photos en nas',
      seen: 'terminó con código de salida 127: no se encontró su orden (127)',
    },
  });
  expect(down?.endsAtMs).toBeUndefined();
  const [up] = containersMapping.reportsOf(started);
  expect(up?.labels).toEqual(down?.labels);
  expect(up).toMatchObject({ endsAtMs: 2000, annotations: { summary: 'photos runs again' } });
});

test('health alerts until it is well or gone', () => {
  const [bad] = containersMapping.reportsOf(health('unhealthy'));
  expect(bad).toMatchObject({ labels: { alertname: 'ContainerUnhealthy', severity: 'warning' } });
  expect(containersMapping.reportsOf(health('starting'))).toEqual([]);
  const [well] = containersMapping.reportsOf(health('healthy'));
  expect([well?.labels, well?.endsAtMs]).toEqual([bad?.labels, 1000]);
  expect(well?.annotations['summary']).toBe('photos is healthy again');
  const gone = containersMapping.reportsOf(removed);
  expect(gone.map(({ annotations }) => annotations['summary_es'])).toEqual([
    'photos se eliminó',
    'photos se eliminó',
  ]);
  expect(gone.map(({ labels, endsAtMs }) => [labels['alertname'], endsAtMs])).toEqual([
    ['ContainerDied', 3000],
    ['ContainerUnhealthy', 3000],
  ]);
});

test('a host is down until it is reached', () => {
  const reason = 'connection refused';
  const lost: Event = { ...base, name: 'containers.host-unreachable', payload: { host: 'nas', reason } };
  const back: Event = { ...base, atMs: 9, name: 'containers.host-reachable', payload: { host: 'nas' } };
  const [down] = containersMapping.reportsOf(lost);
  expect(down).toMatchObject({
    labels: { alertname: 'HostUnreachable', host: 'nas', severity: 'critical', condition: 'down' },
    evidence: { seen: 'connection refused' },
  });
  const [up] = containersMapping.reportsOf(back);
  expect([up?.labels, up?.endsAtMs]).toEqual([down?.labels, 9]);
  expect(up?.annotations['summary']).toBe('Docker host nas answers again');
});
