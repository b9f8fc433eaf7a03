import { expect, test } from 'vitest';
import { mayHoldPackages, ownedFiles } from './owned-files.ts';

test.each([
  ['usr/bin/docker', true],
  ['bin/busybox', true],
  ['usr/libexec/docker/cli-plugins/docker-buildx', true],
  ['usr/lib/go-1.22/bin/go', true],
  ['usr/lib/golang/pkg/tool/linux_amd64/compile', true],
  ['opt/tool/kubectl-1.30.2', true],
  ['usr/share/nodejs/npm/package.json', true],
  ['usr/lib/python3/dist-packages/six-1.16.0.egg-info', true],
  ['usr/lib/python3/dist-packages/six-1.16.0.dist-info/METADATA', true],
  ['usr/lib/python3/dist-packages/pip/_vendor/six.py', false],
  ['usr/share/java/commons-io.jar', true],
  ['usr/share/doc/bash/README', false],
  ['usr/share/zoneinfo/Europe/Madrid', false],
  ['usr/src/linux/Makefile', false],
  ['etc/passwd', false],
  ['usr/lib/x86_64-linux-gnu/libc.so.6', true],
  ['usr/lib/os-release.d/a.conf', false],
  ['usr/lib/locale/C.utf8/LC_CTYPE', false],
  ['usr/lib/', false],
  ['', false],
])('%s may hold packages: %s', (path, may) => {
  expect(mayHoldPackages(path)).toBe(may);
});

test('paths are told without their slash, with others left out', () => {
  const owned = ownedFiles('list');
  for (const path of ['/bin/sh', './usr/bin/env', 'sbin/init', '/usr/share/doc/a']) owned.add(path);
  expect(owned.paths).toEqual(['bin/sh', 'usr/bin/env', 'sbin/init']);
  expect(owned.problems()).toEqual([]);
});

test('of lines, the same are told as one by one, but for folders', () => {
  const lines = [
    '/.',
    '/usr',
    '/usr/bin',
    '/usr/bin/env',
    '/usr/lib/tool',
    '/usr/lib/tool/plugin.so.1',
    '/usr/lib/tool2',
    '/usr/share/java/A.JAR',
    '/usr/share/java/notes.txt',
    '/usr/share/node/package.json',
    './bin/sh',
    'x'.repeat(2000),
    '',
    '/opt/last',
  ];
  const owned = ownedFiles('list');
  owned.addLines(lines.join('\n'));
  const single = ownedFiles('list');
  for (const line of lines) single.add(line);
  const folders = ['usr', 'usr/bin', 'usr/lib/tool'];
  expect(owned.paths).toEqual(single.paths.filter((path) => path !== '.' && !folders.includes(path)));
  expect(owned.paths).toContain('usr/share/java/A.JAR');
});

test('a list without end is cut, and said', () => {
  const lines = ownedFiles('list');
  lines.addLines(Array.from({ length: 200_005 }, (_, at) => `/bin/a${at}`).join('\n'));
  expect(lines.paths).toHaveLength(200_000);
  expect(lines.problems()).toHaveLength(1);

  const owned = ownedFiles('list');
  for (let at = 0; at < 200_005; at += 1) owned.add(`usr/bin/a${at}`);
  owned.add('x'.repeat(2000));
  expect(owned.paths).toHaveLength(200_000);
  expect(owned.problems()).toMatchObject([{ path: 'list', id: 'too-many' }]);
});
