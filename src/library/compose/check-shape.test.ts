import { expect, test } from 'vitest';
import { checkShape } from './check-shape.ts';
import { parseCompose } from './parse-compose.ts';

function messages(text: string): string[] {
  return checkShape(parseCompose(text)).map(({ message, place }) => `${place?.line} ${message}`);
}

test.each([
  ['services:\n  web:\n    imgae: a\n', '3 imgae is not known in services.web. Did you mean image?'],
  ['service:\n  web:\n', '1 service is not known at the top of a compose file. Did you mean services?'],
  [
    'services:\n  web:\n    healthcheck:\n      intervall: 3s\n',
    '4 intervall is not known in services.web.healthcheck. Did you mean interval?',
  ],
  ['services:\n  web:\n    ports: "80:80"\n', /^3 services\.web\.ports must be a list/],
  ['services: [web]\n', /^1 services must be a mapping/],
  ['services:\n  web:\n    image: [a]\n', '3 services.web.image must be a single value.'],
  ['services:\n  web:\n    healthcheck: {disable: maybe}\n', /must be true or false/],
])('%j is told', (text, message) => {
  expect(messages(text)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)]);
});

test.each([
  'services:\n  web:\n    image: a\n    build: .\n    command: [a]\n    environment: {A: }\n    ulimits: {nofile: 5}\n',
  'x-own: 1\nservices:\n  web:\n    x-own: {anything: [1]}\n    env_file: [{path: a, required: false}]\n',
  'services:\n  web:\n    networks: [a]\n    depends_on: {db: {condition: service_healthy}}\n  db:\n    networks: {a: {ipv4_address: 1.2.3.4}}\nnetworks:\n  a:\n',
])('%j is accepted', (text) => {
  expect(messages(text)).toEqual([]);
});
