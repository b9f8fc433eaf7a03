import { expect, test } from 'vitest';
import { kinds } from '../checks/kinds.ts';
import { kumaTagNames, readKumaLabels } from './kuma-labels.ts';
import { container } from './test-discovery.ts';

const read = (labels: Record<string, string>) => {
  const facts = container(labels);
  return readKumaLabels(facts, kinds, kumaTagNames([facts]));
};

test('labels of one id are one monitor', () => {
  const { found, problems } = read({
    'kuma.web.http.name': 'Photos',
    'kuma.web.http.url': 'https://photos.lan/',
    'kuma.web.http.interval': '30',
    'kuma.web.http.retry_interval': '45',
    'kuma.web.http.max_retries': '2',
    'kuma.web.http.resend_interval': '10',
    'kuma.web.http.accepted_statuscodes': '["200-299", "401"]',
    'kuma.web.http.max_redirects': '12',
    'kuma.web.http.ignore_tls': 'true',
    'kuma.web.http.expiry_notification': 'false',
    'kuma.web.http.description': 'ask ana',
  });
  expect(problems).toEqual([]);
  expect(found).toMatchObject([
    {
      key: 'kuma/web',
      source: 'kuma-labels',
      draft: {
        name: 'Photos',
        kind: 'http',
        settings: {
          url: 'https://photos.lan/',
          acceptedStatus: '200-299, 401',
          redirects: 10,
          ignoreTls: true,
          certificateWarnDays: 0,
        },
        intervalMs: 30_000,
        retryIntervalMs: 30_000,
        failuresToConfirm: 3,
        resendEveryMs: 300_000,
        notes: 'ask ana',
      },
    },
  ]);
});

test.each<[type: string, settings: Record<string, string>, kind: string, expected: object]>([
  [
    'keyword',
    { url: 'http://a.lan', keyword: 'Welcome', invert_keyword: 'true' },
    'http',
    { url: 'http://a.lan', keyword: 'Welcome', keywordIsUnwanted: true },
  ],
  [
    'json-query',
    { url: 'http://a.lan', json_path: '$.status.db', expected_value: 'up' },
    'http',
    { jsonPath: 'status.db', jsonExpected: 'up' },
  ],
  ['port', { hostname: 'db.lan', port: '5432' }, 'tcp', { host: 'db.lan', port: 5432 }],
  ['ping', { hostname: 'nas.lan', packet_size: '100' }, 'ping', { host: 'nas.lan', size: 100 }],
  [
    'dns',
    { hostname: 'a.lan', dns_resolve_type: 'AAAA', dns_resolve_server: '1.1.1.1', port: '5353' },
    'dns',
    { name: 'a.lan', type: 'AAAA', server: '1.1.1.1', port: 5353 },
  ],
])('the type %s with %j', (type, settings, kind, expected) => {
  const labels = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`kuma.x.${type}.${name}`, value]),
  );
  const { found, problems } = read(labels);
  expect(problems).toEqual([]);
  expect(found).toMatchObject([{ draft: { name: 'x', kind, settings: expected } }]);
});

test('a group, its members and their tags belong together', () => {
  const { found } = read({
    'kuma.apps.group.name': 'Apps',
    'kuma.red.tag.name': 'important',
    'kuma.red.tag.color': '#ff0000',
    'kuma.web.http.url': 'https://photos.lan/',
    'kuma.web.http.parent_name': 'apps',
    'kuma.web.http.tag_names': '[{"name": "red", "value": "very"}, {"name": "other"}]',
  });
  expect(found.map(({ key, parentKey, draft }) => [key, parentKey, draft.kind, draft.tags])).toEqual([
    ['kuma/apps', null, 'group', []],
    ['kuma/web', 'kuma/apps', 'http', [{ name: 'important', value: 'very' }, { name: 'other' }]],
  ]);
});

test('the name of the container is filled in', () => {
  const { found } = read({ 'kuma.{{container_name}}.docker.name': 'container {{ container_name }}' });
  expect(found).toMatchObject([{ key: 'kuma/photos', draft: { name: 'container photos', kind: 'docker' } }]);
});

test.each<[string, Record<string, string>, text: string]>([
  ['a snippet', { 'kuma.__web': "'a', 'b'" }, 'snippet'],
  ['another template', { 'kuma.x.http.url': 'http://{{ container.Id }}' }, 'container_name'],
  ['a label that is too short', { 'kuma.x': 'y' }, '<setting>'],
  ['a type that is not taken over', { 'kuma.x.steam.hostname': 'y' }, 'steam'],
  ['a type that is a word of the language', { 'kuma.x.constructor.hostname': 'y' }, 'constructor'],
  ['an address that is none', { 'kuma.x.http.url': 'y' }, 'settings.url'],
])('%s is told of, and makes nothing', (_, labels, text) => {
  const { found, problems } = read(labels);
  expect(found).toEqual([]);
  expect(problems).toMatchObject([{ message: { en: expect.stringContaining(text) } }]);
});

test('a secret is left behind, and that is said', () => {
  const { found, problems } = read({
    'kuma.x.http.url': 'http://a.lan',
    'kuma.x.http.basic_auth_user': 'ana',
    'kuma.x.http.basic_auth_pass': 'sesame',
  });
  expect(JSON.stringify(found)).not.toContain('sesame');
  expect(problems).toMatchObject([{ label: 'kuma.x.http.basic_auth_pass' }]);
});
