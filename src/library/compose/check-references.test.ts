import { expect, test } from 'vitest';
import { checkReferences } from './check-references.ts';
import { parseCompose } from './parse-compose.ts';

function messages(text: string): string[] {
  return checkReferences(parseCompose(text)).map(({ message, place }) => `${place?.line} ${message}`);
}

test.each([
  [
    'volumes: [data:/x]',
    'web refers to the volume data, which is not defined. Add it under volumes: at the top level.',
  ],
  ['volumes: [{type: volume, source: data, target: /x}]', /volume data/],
  ['networks: {front: }', /network front/],
  ['secrets: [{source: key, target: k}]', /secret key/],
  ['configs: [conf]', /config conf/],
  ['depends_on: [wab]', 'web refers to the service wab, which is not defined. Did you mean web?'],
  ['network_mode: service:vpn', /service vpn/],
  ['volumes_from: [db:ro]', /service db/],
])('%s without a definition is told', (line, message) => {
  const expected = typeof message === 'string' ? `3 ${message}` : expect.stringMatching(message);
  expect(messages(`services:\n  web:\n    ${line}\n`)).toEqual([expected]);
});

test.each([
  'volumes: [./data:/x, /abs:/y, ~/z:/z, "${DATA}:/v", /anonymous]',
  'volumes: [{type: bind, source: ./x, target: /x}]',
  'networks: [default]',
  'depends_on: {maybe: {required: false}}',
  'volumes_from: ["container:other"]',
])('%s needs none', (line) => {
  expect(messages(`services:\n  web:\n    ${line}\n`)).toEqual([]);
});

test('a circle is told once, with its way round', () => {
  const text =
    'services:\n  a: {depends_on: [b]}\n  b: {depends_on: [c]}\n  c: {network_mode: "service:a"}\n';
  expect(messages(text)).toEqual(['4 These services wait for each other in a circle: a → b → c → a.']);
});

test('what another file defines is known', () => {
  const document = parseCompose('services:\n  web:\n    volumes: [data:/x]\n');
  expect(checkReferences(document, { has: (kind, name) => kind === 'volumes' && name === 'data' })).toEqual(
    [],
  );
});
