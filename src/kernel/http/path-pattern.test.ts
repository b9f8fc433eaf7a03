import { expect, test } from 'vitest';
import { byPrecision, honoPath, matchPath } from './path-pattern.ts';

test.each([
  ['/hosts/{host}', '/hosts/nas', { host: 'nas' }],
  ['/hosts/{host}', '/hosts/a%2Fb%20c', { host: 'a/b c' }],
  ['/hosts/{host}', '/hosts/', undefined],
  ['/hosts/{host}', '/hosts/%E0', undefined],
  ['/hosts/{host}', '/hosts/nas/', undefined],
  ['/hosts/{host}', '/Hosts/nas', undefined],
  ['/hosts', '/hosts', {}],
])('%s reads %s as %j', (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params);
});

test('fixed segments are tried before parameters', () => {
  const paths = ['/users/{id}', '/users/{id}/keys', '/users/me', '/users'].map((path) => ({ path }));
  expect(paths.toSorted(byPrecision).map(({ path }) => path)).toEqual([
    '/users',
    '/users/me',
    '/users/{id}',
    '/users/{id}/keys',
  ]);
  expect(honoPath('/users/{id}/keys')).toBe('/users/:id/keys');
});
