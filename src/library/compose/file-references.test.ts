import { expect, test } from 'vitest';
import { parseCompose } from './parse-compose.ts';
import { fileReferences } from './file-references.ts';
import { servicesIn } from './services-in.ts';

test('files that others name are found in every form', () => {
  const document = parseCompose(
    [
      'include: [a.yaml, {path: [b.yaml, c.yaml]}, "https://host/remote.yaml", "${DIR}/d.yaml"]',
      'services:',
      '  web: {extends: {file: base.yaml, service: x}, env_file: web.env}',
      '  db: {extends: web, env_file: [web.env, {path: db.env, required: false}]}',
    ].join('\n'),
  );
  expect(fileReferences(document).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'part a.yaml',
    'part b.yaml',
    'part c.yaml',
    'service-environment web.env',
    'part base.yaml',
    'service-environment db.env',
  ]);
});

test('services are told as written', () => {
  const document = parseCompose(
    'services:\n  a:\n    build: .\n    profiles: [x]\n    depends_on: {b: }\n  b: {image: i}\n',
  );
  expect(servicesIn(document)).toMatchObject([
    { name: 'a', image: null, isBuilt: true, profiles: ['x'], dependsOn: ['b'], place: { line: 2 } },
    { name: 'b', image: 'i', isBuilt: false, profiles: [], dependsOn: [], place: { line: 6 } },
  ]);
});
