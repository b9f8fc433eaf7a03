import { expect, test } from 'vitest';
import { WebhookMapping } from '#contracts/notify/inputs.ts';
import { mapReports } from './map-report.ts';

const origin = {
  source: { kind: 'webhook', id: 'i1', name: 'lab' },
  setBy: 'ana',
  changeAt: '/notify/inputs',
} as const;

function map(mapping: Partial<WebhookMapping> & { title: string }, body: unknown) {
  return mapReports(WebhookMapping.parse(mapping), body, origin, 5000);
}

test('a body is an alert with a title, labels and a severity', () => {
  const { reports, problems } = map(
    { title: '{{ what }}', severity: '{{ level }}', labels: { host: '{{ host }}', room: '{{ room }}' } },
    { what: 'Disk full', level: 'ERROR', host: 'nas' },
  );
  expect(problems).toEqual([]);
  expect(reports).toEqual([
    {
      labels: { alertname: 'Disk full', host: 'nas', input: 'lab', severity: 'critical' },
      annotations: { summary: 'Disk full' },
      source: origin.source,
    },
  ]);
});

test('with a key, the words of the title do not tell alerts apart', () => {
  const mapping = { title: '{{ t }}', key: '{{ id }}', resolved: '{{ status }}' };
  const [down] = map(mapping, { t: 'web is down', id: 7, status: 'down' }).reports;
  const [up] = map(mapping, { t: 'web is up', id: 7, status: 'up' }).reports;
  expect(up?.labels).toEqual(down?.labels);
  expect(down?.endsAtMs).toBeUndefined();
  expect(up?.endsAtMs).toBe(5000);
});

test('of a list, the good entries count', () => {
  const { reports, problems } = map(
    { each: 'alerts', title: '{{ n }}' },
    { alerts: [{ n: 'a' }, {}, { n: 'b' }] },
  );
  expect(reports.map(({ labels }) => labels['alertname'])).toEqual(['a', 'b']);
  expect(problems).toMatchObject([{ path: 'alerts.1', message: expect.stringContaining('title is empty') }]);
});

test('a list that is not there, and a template that is none, are told', () => {
  expect(map({ each: 'alerts', title: 'x' }, {}).problems).toMatchObject([
    { path: 'each', message: 'The body has no list "alerts".', es: 'El cuerpo no tiene la lista "alerts".' },
  ]);
  expect(map({ title: '{{ x', labels: { a: '{{ b | c }}' } }, {}).problems.map(({ path }) => path)).toEqual([
    'title',
    'labels.a',
  ]);
});

test('evidence, link and time limit follow where they are given; only web links count', () => {
  const mapping = {
    title: 'x',
    checked: 'GET {{ u }}',
    seen: '{{ s }}',
    link: '{{ u }}',
    resolveAfterMs: 60_000,
  };
  const [report] = map(mapping, { u: 'https://a.example', s: '502' }).reports;
  expect(report).toMatchObject({
    generatorUrl: 'https://a.example',
    timeoutMs: 60_000,
    evidence: { checked: 'GET https://a.example', seen: '502', setBy: 'ana', changeAt: '/notify/inputs' },
  });
  // oxlint-disable-next-line no-script-url -- what must not become a link
  expect(map(mapping, { u: 'javascript:alert(1)', s: '' }).reports[0]?.generatorUrl).toBeUndefined();
});
