import { expect, test } from 'vitest';
import { parseCompose } from './parse-compose.ts';
import { locateFailure } from './compose-failure.ts';

const base =
  'services:\n  web:\n    image: busybox:${TAG:?which}\n    mem_limit: lots\n    volumes: [data:/x]\n    env_file: [web.env]\n';
const override = 'services:\n  web:\n    mem_limit: few\n    ports: ["x:80"]\n';
const files = [
  { path: '/lab/compose.yaml', document: parseCompose(base) },
  { path: '/lab/compose.override.yaml', document: parseCompose(override) },
];

function located(text: string): string {
  const { file, place, message } = locateFailure(text, files);
  return `${file?.replace('/lab/', '')}:${place?.line} ${message}`;
}

test.each([
  [
    'service "web" refers to undefined volume data: invalid compose project',
    /^compose\.yaml:5 web refers to the volume data/,
  ],
  [
    'required variable TAG is missing a value: which',
    /^compose\.yaml:3 TAG has no value, and is required: which\./,
  ],
  [
    "decoding failed due to the following error(s):\n\nerror decoding 'services[web].mem_limit': invalid size: 'few'",
    /^compose\.override\.yaml:3 services\.web\.mem_limit: 'few' is not a size/,
  ],
  [
    'env file /lab/web.env not found: stat /lab/web.env: no such file or directory',
    /^compose\.yaml:6 The env file/,
  ],
  [
    'validating /lab/compose.override.yaml: services.web.ports.0 must be a string',
    /^compose\.override\.yaml:4 /,
  ],
  ['services.web.environment.[0]: unexpected type int', /^compose(\.override)?\.yaml:2 /],
  ['something new went wrong', /^undefined:undefined something new went wrong\.$/],
])('%j leads to its line', (text, expected) => {
  expect(located(text)).toMatch(expected);
});

test('a syntax error is placed where it is, not where Go counts it', () => {
  const broken = [{ path: 'a.yaml', document: parseCompose('services:\n  web:\n\timage: x\n') }];
  const found = locateFailure('yaml: line 1: found character that cannot start any token', broken);
  expect(found).toMatchObject({ file: 'a.yaml', place: { line: 3 } });
});

test.each([
  [
    "services.deploy.replicas: can't set container_name and web as container name must be unique: invalid compose project",
    'services:\n  web:\n    image: x\n    container_name: web\n    scale: 2\n',
    'web has a container_name, so there can be only one of it.',
  ],
  [
    'yaml: map merge requires map or sequence of maps as the value',
    'x-a: &a [1]\nservices:\n  web:\n    <<: *a\n',
    'What << brings in must be a map',
  ],
  [
    'yaml: control characters are not allowed',
    'services:\n  web:\n    image: x\n    command: "a\u0000b"\n',
    'There is a control character here',
  ],
])('%s', (text, file, message) => {
  const found = locateFailure(text, [{ path: 'a.yaml', document: parseCompose(file) }]);
  expect(found).toMatchObject({ file: 'a.yaml', place: { line: 4 } });
  expect(found.message).toContain(message);
});
