import { expect, test } from 'vitest';
import { mapReports } from './map-report.ts';
import { mappingPresets } from './mapping-presets.ts';
import { parseBody } from './parse-body.ts';

const origin = { source: { kind: 'webhook', id: 'i1', name: 'in' }, setBy: 'ana', changeAt: null } as const;

function map(id: string, body?: string) {
  const preset = mappingPresets.find((one) => one.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  return mapReports(preset.mapping, parseBody(body ?? preset.sample, 'application/json'), origin, 9);
}

test.each([
  [
    'uptime-kuma',
    'Photos: timeout of 48000ms exceeded',
    'critical',
    { alertname: 'MonitorDown', monitor: 'Photos' },
  ],
  ['grafana', 'DiskFull', 'critical', { alertname: 'DiskFull', host: 'nas', folder: 'home' }],
  ['healthchecks', 'Backup is down', 'critical', { alertname: 'CheckDown', check: 'Backup' }],
  ['gatus', 'photos: healthcheck failed', 'critical', { alertname: 'EndpointDown', key: 'home/photos' }],
  ['diun', 'docker.io/library/redis:7 has news: update', 'info', { alertname: 'ImageUpdate', host: 'nas' }],
  ['proxmox', 'vzdump backup status (pve1): backup failed', 'critical', { type: 'vzdump', host: 'pve1' }],
  ['watchtower', 'Watchtower updates on nas', 'info', { alertname: 'Watchtower' }],
  ['apprise', 'Disk of nas', 'warning', { alertname: 'Apprise', key: 'Disk of nas' }],
  ['beszel', 'nas CPU above threshold', 'warning', { alertname: 'Beszel', key: 'nas CPU' }],
  ['any-json', 'Backup failed', 'critical', { host: 'nas', key: 'backup' }],
])('%s: its sample becomes one firing alert', (id, title, severity, labels) => {
  const { reports, problems } = map(id);
  expect(problems).toEqual([]);
  expect(reports).toHaveLength(1);
  expect(reports[0]?.annotations['summary']).toBe(title);
  expect(reports[0]?.labels).toMatchObject({ ...labels, severity, input: 'in' });
  expect(reports[0]?.endsAtMs).toBeUndefined();
});

test.each([
  ['uptime-kuma', '"status":0', '"status":1'],
  ['grafana', '"status":"firing","labels"', '"status":"resolved","labels"'],
  ['healthchecks', '"status":"down"', '"status":"up"'],
  ['gatus', 'TRIGGERED', 'RESOLVED'],
  ['beszel', 'above threshold', 'below threshold'],
  ['any-json', '"status":"firing"', '"status":"resolved"'],
])('%s: the end is of the same alert', (id, firing, over) => {
  const sample = mappingPresets.find((one) => one.id === id)?.sample ?? '';
  expect(sample).toContain(firing);
  const [end] = map(id, sample.replace(firing, over)).reports;
  expect(end?.labels).toEqual(map(id).reports[0]?.labels);
  expect(end?.endsAtMs).toBe(9);
});

test('presets that know say what was checked, expected and seen', () => {
  const ids = mappingPresets.map(({ id }) => id).filter((id) => id !== 'any-json' && id !== 'grafana');
  for (const id of ids) {
    const evidence = map(id).reports[0]?.evidence;
    expect(evidence?.checked, id).not.toBe('');
    expect(evidence?.expected, id).not.toBe('');
    expect(evidence?.seen, id).not.toBe('');
  }
});

test('any JSON also takes plain text', () => {
  expect(map('any-json', 'the disk is full').reports[0]?.annotations['summary']).toBe('the disk is full');
});

test('Beszel: a system that is back is the one that was gone', () => {
  const down = map(
    'beszel',
    '{"title":"Connection to nas is down 🔴","message":"Connection to nas is down"}',
  );
  const up = map('beszel', '{"title":"Connection to nas is up ✅","message":"Connection to nas is up"}');
  expect(up.reports[0]?.labels).toEqual(down.reports[0]?.labels);
  expect([down.reports[0]?.endsAtMs, up.reports[0]?.endsAtMs]).toEqual([undefined, 9]);
});

test.each(mappingPresets)('$id: as many steps in each language, none of them empty', ({ setUp }) => {
  const [en, es] = [setUp.en, setUp.es].map((steps) => steps.split('\n'));
  expect(es).toHaveLength(en?.length ?? 0);
  expect([...(en ?? []), ...(es ?? [])]).not.toContain('');
});

test.each([
  ['healthchecks', /\$(\w+)/g],
  ['gatus', /\[(\w+)\]/g],
])('%s: the body to enter has the fields that the mapping reads', (id, placeholder) => {
  const { toEnter, sample } = mappingPresets.find((one) => one.id === id)!;
  const entered = (toEnter?.match(/\{.*\}/)?.[0] ?? '').replaceAll(placeholder, 'x');
  expect(Object.keys(JSON.parse(entered)).toSorted()).toEqual(Object.keys(JSON.parse(sample)).toSorted());
});

test('Proxmox: the body to enter is JSON once it is filled', () => {
  const { toEnter, sample } = mappingPresets.find((one) => one.id === 'proxmox')!;
  const { fields, timestamp } = JSON.parse(sample);
  const filled = (toEnter ?? '')
    .replace('{{ json fields }}', JSON.stringify(fields))
    .replace('{{ timestamp }}', String(timestamp));
  expect(JSON.parse(filled)).toMatchObject({ fields });
  expect(Object.keys(JSON.parse(filled))).toEqual(Object.keys(JSON.parse(sample)));
});

test('Uptime Kuma: what is about no monitor, such as a certificate or a test, is not taken for one', () => {
  const { reports } = map('uptime-kuma', '{"heartbeat":null,"monitor":null,"msg":"cert expires in 7 days"}');
  expect(reports[0]?.annotations).toEqual({
    summary: 'Uptime Kuma: a message about no monitor',
    description: 'cert expires in 7 days',
  });
});
