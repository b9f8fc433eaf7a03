import { expect, test } from 'vitest';
import type { EventPayload } from '#contracts/event.ts';
import { inLanguage } from '#contracts/notify/in-language.ts';
import type { certificateExpires, monitorRemoved, monitorWentDown } from '#contracts/pulse/events.ts';
import type { networkLost } from '#contracts/pulse/watch.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { dependencies } from '../../dispatch/dependency.ts';
import { containersMapping } from './containers.ts';
import { pulseMapping } from './pulse.ts';

type Event = Parameters<typeof pulseMapping.reportsOf>[0];
type Failed = EventPayload<typeof monitorWentDown>;

const base = { id: 'e1', sequence: 1, key: 'm1', atMs: 70_000 };
const monitor: EventPayload<typeof monitorRemoved> = {
  id: 'm1',
  number: 1,
  name: 'photos',
  kind: 'http',
  target: 'photos.lan:2283',
  tags: [{ name: 'team of', value: 'media' }, { name: 'public' }],
  severity: 'critical',
  labels: { host: 'nas', container: 'immich', stack: 'media' },
  parentId: null,
};
const evidence = {
  checked: 'HTTP photos.lan:2283, every 20 s',
  expected: 'status: 200',
  seen: 'The host is there, but nothing listens on this port.',
  setBy: 'ana',
  changeAt: '/pulse/monitors/m1',
  es: { checked: 'HTTP photos.lan:2283, cada 20 s', expected: 'status: 200', seen: 'No.', setBy: 'ana' },
};
const told = {
  ...monitor,
  summary: 'photos is down.',
  summaryEs: 'photos está caído.',
  evidence,
  sinceMs: 40_000,
  atMs: 60_000,
  isParentDown: false,
};

function wentDown(changes: Partial<Failed> = {}): Event {
  const payload = { ...told, reason: 'refused', detail: null, ...changes };
  return { ...base, name: 'pulse.monitor-went-down', payload };
}

function recovered(to: 'up' | 'degraded'): Event {
  const payload = { ...told, summary: 'photos is up again.', sinceMs: 90_000, downSinceMs: 40_000, to };
  return { ...base, name: 'pulse.monitor-recovered', payload };
}

function names(event: Event): [string | undefined, number | undefined][] {
  return pulseMapping.reportsOf(event).map(({ labels, endsAtMs }) => [labels['alertname'], endsAtMs]);
}

function only(event: Event, alertname: string): AlertReport | undefined {
  return pulseMapping.reportsOf(event).find(({ labels }) => labels['alertname'] === alertname);
}

test('a monitor that is down says what was checked, expected and seen, by whom, and since when', () => {
  const down = only(wentDown(), 'MonitorDown');
  expect(down).toEqual({
    labels: {
      alertname: 'MonitorDown',
      host: 'nas',
      container: 'immich',
      stack: 'media',
      monitor: 'photos',
      monitor_id: 'm1',
      kind: 'http',
      tag_team_of: 'media',
      tag_public: 'yes',
      severity: 'critical',
      condition: 'down',
    },
    annotations: { summary: 'photos is down.', summary_es: 'photos está caído.' },
    startsAtMs: 40_000,
    source: { kind: 'event', id: 'pulse.monitor-went-down', name: 'Pulse' },
    evidence,
  });
  expect(down && inLanguage({ title: '', evidence: null, ...down }, 'es')).toMatchObject({
    title: 'photos está caído.',
    evidence: { checked: 'HTTP photos.lan:2283, cada 20 s', seen: 'No.' },
  });
});

test('it ends with the recovery, and being down ends being slow', () => {
  expect(names(wentDown())).toEqual([
    ['MonitorDegraded', 40_000],
    ['MonitorDown', undefined],
  ]);
  expect(names(recovered('up'))).toEqual([['MonitorDown', 90_000]]);
  expect(names(recovered('degraded'))).toEqual([
    ['MonitorDown', 90_000],
    ['MonitorDegraded', undefined],
  ]);
  expect(only(recovered('up'), 'MonitorDown')?.labels).toEqual(only(wentDown(), 'MonitorDown')?.labels);
});

test('nobody is told of what is down only because something before it is', () => {
  expect(only(wentDown({ isParentDown: true }), 'MonitorDown')).toBeUndefined();
});

test('a down that was our own network is taken back when that is known', () => {
  const retracted: Event = { ...base, name: 'pulse.monitor-down-retracted', payload: told };
  expect(names(retracted)).toEqual([['MonitorDown', 60_000]]);
});

test('slow is a warning at most, and ends', () => {
  const slow = only({ ...base, name: 'pulse.monitor-degraded', payload: told }, 'MonitorDegraded');
  expect(slow).toMatchObject({ labels: { severity: 'warning', monitor: 'photos' }, startsAtMs: 40_000 });
  expect(slow?.labels).not.toHaveProperty('condition');
  expect(names({ ...base, name: 'pulse.monitor-no-longer-degraded', payload: told })).toEqual([
    ['MonitorDegraded', 40_000],
  ]);
});

test('a certificate that expires is a warning until it is renewed', () => {
  const payload: EventPayload<typeof certificateExpires> = { ...told, validToMs: 99, daysLeft: 14 };
  const expires = only({ ...base, name: 'pulse.certificate-expires', payload }, 'CertificateExpires');
  expect(expires).toMatchObject({ labels: { severity: 'warning', host: 'nas' } });
  const renewed: Event = { ...base, name: 'pulse.certificate-renewed', payload };
  expect(only(renewed, 'CertificateExpires')).toMatchObject({ labels: expires?.labels, endsAtMs: 40_000 });
});

test('what is paused or removed leaves nothing behind, and says why', () => {
  const paused: Event = { ...base, name: 'pulse.monitor-paused', payload: monitor };
  const removed: Event = { ...base, name: 'pulse.monitor-removed', payload: monitor };
  const all = ['MonitorDown', 'MonitorDegraded', 'CertificateExpires'];
  expect(names(paused)).toEqual(all.map((name) => [name, 70_000]));
  expect(names(removed)).toEqual(all.map((name) => [name, 70_000]));
  expect(only(paused, 'MonitorDown')?.labels).toEqual(only(wentDown(), 'MonitorDown')?.labels);
  expect(only(paused, 'MonitorDown')?.annotations['summary_es']).toBe('photos está en pausa');
  expect(only(removed, 'MonitorDown')?.evidence?.seen).toContain('removed');
});

test('our own network is lost once, not once for each monitor', () => {
  const { summary, summaryEs, sinceMs, atMs } = told;
  const payload: EventPayload<typeof networkLost> = {
    summary,
    summaryEs,
    evidence,
    sinceMs,
    atMs,
    hosts: 9,
  };
  const lost: Event = { ...base, name: 'pulse.network-lost', payload };
  const back: Event = { ...base, name: 'pulse.network-back', payload };
  expect(names(lost)).toEqual([['NetworkLost', undefined]]);
  expect(names(back)).toEqual([['NetworkLost', 60_000]]);
});

test('what was said under an older name ends with the next word', () => {
  const said = pulseMapping.reportsOf(wentDown({ name: 'fotos' }));
  const known = said.map(({ labels, source, startsAtMs = 0, endsAtMs = null }) => ({
    labels,
    source,
    startsAtMs,
    endsAtMs,
  }));
  const endsOf = (event: Event) => pulseMapping.endsOfOthers?.(pulseMapping.reportsOf(event), known);
  expect(endsOf(recovered('up'))).toMatchObject([
    { labels: { monitor: 'fotos' }, endsAtMs: 90_000, annotations: { summary: 'photos is up again.' } },
  ]);
  expect(endsOf(wentDown())).toMatchObject([{ labels: { monitor: 'fotos' }, endsAtMs: 40_000 }]);
  expect(endsOf(wentDown({ name: 'fotos' }))).toEqual([]);
  expect(endsOf(wentDown({ id: 'm2' }))).toEqual([]);
});

test('a host or container that is down explains the monitors on it', () => {
  const rule = {
    levels: ['host', 'container', 'monitor'],
    isCause: (labels: Readonly<Record<string, string>>) => labels['condition'] === 'down',
    graceMs: 0,
  };
  const [hostDown] = containersMapping.reportsOf({
    ...base,
    name: 'containers.host-unreachable',
    payload: { host: 'nas', reason: 'refused' },
  });
  const [containerDown] = containersMapping.reportsOf({
    ...base,
    name: 'containers.container-died',
    payload: {
      host: 'nas',
      id: 'c1',
      name: 'immich',
      stack: 'media',
      exitCode: 1,
      oomKilled: false,
      wasAskedFor: false,
      inferred: false,
    },
  });
  const monitorDown = only(wentDown(), 'MonitorDown');
  for (const cause of [hostDown, containerDown]) {
    const known = [{ fingerprint: 'cause', labels: cause?.labels ?? {}, endedAtMs: null }];
    const explained = dependencies([rule], known, 0).explainedBy(monitorDown?.labels ?? {});
    expect(explained?.fingerprint).toBe('cause');
  }
  const elsewhere = only(wentDown({ labels: { host: 'pi' } }), 'MonitorDown');
  const known = [{ fingerprint: 'cause', labels: hostDown?.labels ?? {}, endedAtMs: null }];
  expect(dependencies([rule], known, 0).explainedBy(elsewhere?.labels ?? {})).toBeNull();
});
