import { expect, test } from 'vitest';
import { checkValues } from './check-values.ts';
import { parseCompose } from './parse-compose.ts';

function found(line: string) {
  return checkValues(parseCompose(`services:\n  web:\n    ${line}\n`));
}

test.each([
  ['restart: sometimes', 'sometimes is no restart policy'],
  ['restart: on-failure:x', 'on-failure:x is no restart policy'],
  ['container_name: my web', 'my web cannot be the name of a container'],
  ['image: "busybox:::x"', 'busybox:::x is no reference of an image'],
  ['image: BusyBox', 'BusyBox is no reference of an image'],
  ['image: ghcr.io/a//b', 'ghcr.io/a//b is no reference of an image'],
])('%s', (line, message) => {
  expect(found(line)).toEqual([
    {
      severity: 'error',
      message: expect.stringContaining(message),
      place: expect.objectContaining({ line: 3 }),
    },
  ]);
});

test.each([
  'restart: "no"',
  'restart: on-failure:3',
  'restart: ${POLICY}',
  'container_name: web_1.a-b',
  'image: busybox',
  'image: My-Registry.lan:5000/team/app_x/y--z:V1.2_3-rc',
  'image: localhost/app:1',
  'image: registry:5000/app',
  `image: ghcr.io/a/b:1@sha256:${'0a'.repeat(32)}`,
  `image: sha256:${'0a'.repeat(32)}`,
  'image: 0123456789ab',
  'image: ${IMAGE:-x}:${TAG}',
  'image: ""',
])('%s is right', (line) => {
  expect(found(line)).toEqual([]);
});
