import { expect, test } from 'vitest';
import { familiarReference, isSameRepository, loginAddress, parseReference } from './image-reference.ts';
import { exactReference, splitReference } from './split-reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', 'docker.io', 'library/nginx', 'latest', null],
  ['index.docker.io/nginx:1', 'docker.io', 'library/nginx', '1', null],
  ['registry.hub.docker.com/team/app', 'docker.io', 'team/app', 'latest', null],
  ['ghcr.io/app', 'ghcr.io', 'app', 'latest', null],
  ['localhost:5000/app', 'localhost:5000', 'app', 'latest', null],
  ['[::1]:5000/a/b:1', '[::1]:5000', 'a/b', '1', null],
  [`nginx@${digest}`, 'docker.io', 'library/nginx', null, digest],
  [`host/a:1@${digest}`, 'docker.io', 'host/a', '1', digest],
])('%s is %s, %s', (text, domain, path, tag, pinned) => {
  expect(parseReference(text)).toEqual({ domain, path, tag, digest: pinned });
});

test.each(['', ':1', 'Nginx', 'a/../b', 'a b', 'a@sha256:12', `a@${digest}@${digest}`, 'a:', 'a'.repeat(64)])(
  '%j is no reference',
  (text) => {
    expect(parseReference(text)).toBeUndefined();
  },
);

test.each([
  ['docker.io/library/nginx', 'nginx:latest'],
  ['library/team/app:1', 'library/team/app:1'],
  [`ghcr.io/a/b:1@${digest}`, `ghcr.io/a/b:1@${digest}`],
])('people write %s as %s', (text, familiar) => {
  const parsed = parseReference(text);
  expect(parsed && familiarReference(parsed)).toBe(familiar);
});

test.each([
  ['nginx:1', `docker.io/library/nginx@${digest}`, true],
  ['ghcr.io/a/b:1', `ghcr.io/a/b@${digest}`, true],
  ['ghcr.io/nginx', 'nginx', false],
  ['<none>:<none>', '<none>@<none>', true],
])('%s and %s are of one repository: %s', (one, other, same) => {
  expect(isSameRepository(one, other)).toBe(same);
});

test.each([
  ['nginx', 'nginx:latest', 'https://index.docker.io/v1/'],
  ['team/app:1', 'team/app:1', 'https://index.docker.io/v1/'],
  ['localhost:5000/app', 'localhost:5000/app:latest', 'localhost:5000'],
  ['ghcr.io/a/b@sha256:00', 'ghcr.io/a/b@sha256:00', 'ghcr.io'],
])('%s is pulled as %s with the login for %s', (reference, exact, address) => {
  expect([exactReference(reference), loginAddress(reference)]).toEqual([exact, address]);
});

test.each([
  ['busybox', 'busybox', undefined, undefined],
  ['localhost:5000/app', 'localhost:5000/app', undefined, undefined],
  ['host:5000/a/b:1', 'host:5000/a/b', '1', undefined],
  ['host:5000/a@sha256:ff', 'host:5000/a', undefined, 'sha256:ff'],
])('%s is taken apart as it is written', (reference, repository, tag, pinned) => {
  expect(splitReference(reference)).toEqual({ repository, tag, digest: pinned });
});
