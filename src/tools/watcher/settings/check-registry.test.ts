import { expect, test } from 'vitest';
import { checkRegistry } from './check-registry.ts';

test.each([
  ['a kind that is not there', { kind: 'harbour', settings: {} }, 'kind'],
  ['an address', { kind: 'any', settings: { domain: 'https://r.lan/' } }, 'settings.domain'],
  ['no address', { kind: 'any', settings: {} }, 'settings.domain'],
  [
    'a registry that has a kind of its own',
    { kind: 'any', settings: { domain: 'ghcr.io' } },
    'settings.domain',
  ],
  ['another name of Docker Hub', { kind: 'any', settings: { domain: 'index.docker.io' } }, 'settings.domain'],
  ['a setting that is not there', { kind: 'quay', settings: { user: 'ann' } }, 'settings'],
  ['a name without a password', { kind: 'quay', settings: { username: 'ann' } }, 'settings.password'],
  ['a password without a name', { kind: 'quay', settings: { password: 'p' } }, 'settings.username'],
])('%s is refused, and says where', (_, draft, path) => {
  expect(() => checkRegistry(undefined, draft)).toThrow(
    expect.objectContaining({ code: 'invalid', issues: [expect.objectContaining({ path })] }),
  );
});

test('what is accepted is as the kind reads it, for the domain that it is for', () => {
  const settings = { domain: ' git.lan ', username: 'ann', password: 'p' };
  expect(checkRegistry(undefined, { kind: 'gitea', settings })).toMatchObject({
    domains: ['git.lan'],
    settings: { ...settings, domain: 'git.lan' },
  });
  expect(checkRegistry(undefined, { kind: 'gitea', settings: {} }).domains).toEqual(['codeberg.org']);
});
