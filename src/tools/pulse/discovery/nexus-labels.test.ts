import { expect, test } from 'vitest';
import { kinds } from '../checks/kinds.ts';
import { readNexusLabels } from './nexus-labels.ts';
import { container } from './test-discovery.ts';

const read = (labels: Record<string, string>, changes = {}) =>
  readNexusLabels(container(labels, changes), kinds);
const drafts = (labels: Record<string, string>, changes = {}) =>
  read(labels, changes).found.map(({ draft }) => draft);

test('one label is enough for a monitor', () => {
  const stack = { name: 'media', service: 'photos', workingDirectory: null, configFiles: [] };
  expect(read({ 'nexus.pulse.http': 'https://photos.lan/' }, { stack })).toMatchObject({
    problems: [],
    found: [
      {
        key: 'nas/photos/nexus/http',
        source: 'nexus-labels',
        container: { host: 'nas', name: 'photos', stack: 'media' },
        draft: {
          name: 'photos',
          kind: 'http',
          settings: { url: 'https://photos.lan/' },
          intervalMs: 60_000,
          labels: { host: 'nas', container: 'photos', stack: 'media' },
        },
      },
    ],
  });
});

test('options say how it is checked and judged', () => {
  const [draft] = drafts({
    'nexus.pulse.http': 'https://photos.lan/',
    'nexus.pulse.name': 'Photos',
    'nexus.pulse.interval': '30',
    'nexus.pulse.timeout': '1500ms',
    'nexus.pulse.retry-interval': '10s',
    'nexus.pulse.degraded-above': '1s',
    'nexus.pulse.resend-every': '1h30m',
    'nexus.pulse.failures': '3',
    'nexus.pulse.upside-down': 'yes',
    'nexus.pulse.severity': 'warning',
    'nexus.pulse.tags': 'home, room=hall',
    'nexus.pulse.condition.1': '[STATUS] == 200',
    'nexus.pulse.condition.2': '[BODY].ok == true',
    'nexus.pulse.with.keyword': 'Welcome',
    'nexus.pulse.with.redirects': '0',
    'nexus.pulse.with.keywordIsUnwanted': 'true',
  });
  expect(draft).toMatchObject({
    name: 'Photos',
    intervalMs: 30_000,
    timeoutMs: 1_500,
    retryIntervalMs: 10_000,
    degradedAboveMs: 1_000,
    resendEveryMs: 5_400_000,
    failuresToConfirm: 3,
    isUpsideDown: true,
    severity: 'warning',
    tags: [{ name: 'home' }, { name: 'room', value: 'hall' }],
    conditions: ['[STATUS] == 200', '[BODY].ok == true'],
    settings: { url: 'https://photos.lan/', keyword: 'Welcome', redirects: 0, keywordIsUnwanted: true },
  });
});

test.each<[label: string, value: string, settings: object]>([
  ['tcp', 'db.lan:5432', { host: 'db.lan', port: 5432 }],
  ['tcp', '[fd00::1]:22', { host: 'fd00::1', port: 22 }],
  ['tls', 'photos.lan', { host: 'photos.lan' }],
  ['ping', 'nas.lan', { host: 'nas.lan' }],
  ['ping', 'fd00::1', { host: 'fd00::1' }],
  ['dns', 'photos.lan', { name: 'photos.lan' }],
  ['websocket', 'wss://photos.lan/live', { url: 'wss://photos.lan/live' }],
])('nexus.pulse.%s=%s', (label, value, settings) => {
  expect(drafts({ [`nexus.pulse.${label}`]: value })).toMatchObject([{ kind: label, settings }]);
});

test('a container may have several, which share their options or have their own', () => {
  const found = drafts({
    'nexus.pulse.http': 'https://photos.lan/',
    'nexus.pulse.docker': 'true',
    'nexus.pulse.interval': '30s',
    'nexus.pulse.api.http': 'https://photos.lan/api',
    'nexus.pulse.api.interval': '10s',
    'nexus.pulse.api.with.acceptedStatus': '401',
  });
  expect(found.map(({ name, kind, intervalMs }) => [name, kind, intervalMs])).toEqual([
    ['photos http', 'http', 30_000],
    ['photos docker', 'docker', 30_000],
    ['photos api', 'http', 10_000],
  ]);
  expect(found[2]?.settings).toEqual({ url: 'https://photos.lan/api', acceptedStatus: '401' });
});

test('one can be left out, or all of a container', () => {
  expect(drafts({ 'nexus.pulse.docker': 'false' })).toEqual([]);
  expect(read({ 'nexus.pulse.enable': 'false', 'nexus.pulse.http': 'https://photos.lan/' })).toEqual({
    found: [],
    problems: [],
  });
});

const http = { 'nexus.pulse.http': 'https://photos.lan/' };
test.each<[string, Record<string, string>, label: string, text: string]>([
  ['no kind', { 'nexus.pulse.interval': '30s' }, 'nexus.pulse.interval', 'nexus.pulse.http'],
  [
    'no kind for an id',
    { 'nexus.pulse.api.interval': '30s' },
    'nexus.pulse.api.interval',
    'nexus.pulse.api.http',
  ],
  ['an unknown option', { ...http, 'nexus.pulse.intreval': '30s' }, 'nexus.pulse.intreval', 'interval'],
  ...['toString', '__proto__', 'constructor'].map(
    (word) =>
      [
        `the option ${word}`,
        { ...http, [`nexus.pulse.${word}`]: 'x' },
        `nexus.pulse.${word}`,
        `no option ${word}`,
      ] satisfies [string, Record<string, string>, string, string],
  ),
  ['a time that is none', { ...http, 'nexus.pulse.interval': 'soon' }, 'nexus.pulse.interval', '"soon"'],
  ['an unknown setting', { ...http, 'nexus.pulse.with.keyward': 'x' }, 'nexus.pulse.with.keyward', 'keyword'],
  ['a secret', { ...http, 'nexus.pulse.with.password': 'x' }, 'nexus.pulse.with.password', 'secret'],
  ['an address that is none', { 'nexus.pulse.http': 'photos' }, 'nexus.pulse.http', 'settings.url'],
  ['a text that was cut', { 'nexus.pulse.http': `${'x'.repeat(255)}…` }, 'nexus.pulse.http', 'too long'],
])('%s is told of, with the label', (_, labels, label, text) => {
  const { problems } = read(labels);
  expect(problems).toEqual([
    {
      container: { host: 'nas', name: 'photos' },
      label,
      message: { en: expect.stringContaining(text), es: expect.any(String) },
    },
  ]);
});

test('what is wrong with an option does not stop the monitor', () => {
  expect(drafts({ ...http, 'nexus.pulse.interval': 'soon' })).toMatchObject([{ intervalMs: 60_000 }]);
});

test.each(['nexus.pulse.', 'nexus.pulse..', 'nexus.pulse.constructor.http', 'nexus.pulse.__proto__.x'])(
  'the label %s makes nothing and breaks nothing',
  (label) => {
    expect(read({ [label]: '{{}}' }).found).toEqual([]);
  },
);
