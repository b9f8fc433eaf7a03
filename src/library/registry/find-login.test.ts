import { expect, test } from 'vitest';
import { parseDockerConfig } from './docker-config.ts';
import { engineLogin, findLogin } from './find-login.ts';

const options = { folder: '/nonexistent' };

test('a helper that fails is told, unless the file has a login too', async () => {
  const auth = Buffer.from('ann:secret').toString('base64');
  const config = parseDockerConfig(JSON.stringify({ auths: { 'a.io': { auth } }, credsStore: 'desktop' }));
  if (!config) throw new Error('It cannot be read.');
  expect(await findLogin(config, 'a.io', 'x', options)).toMatchObject({ kind: 'found' });
  expect(await findLogin(config, 'b.io', 'x', options)).toEqual({
    kind: 'failed',
    helper: 'desktop',
    why: 'missing',
  });
  expect(await findLogin({ ...config, store: null }, 'b.io', 'x')).toEqual({ kind: 'none' });
});

test('the engine gets the same login', () => {
  const password = { kind: 'password', username: 'ann', password: 'p' } as const;
  expect(engineLogin(password, 'docker.io')).toEqual({
    username: 'ann',
    password: 'p',
    serveraddress: 'https://index.docker.io/v1/',
  });
  expect(engineLogin({ kind: 'identity-token', token: 'I' }, 'a.io')).toEqual({
    identitytoken: 'I',
    serveraddress: 'a.io',
  });
  expect(engineLogin({ kind: 'registry-token', token: 'R' }, 'a.io')).toEqual({
    registrytoken: 'R',
    serveraddress: 'a.io',
  });
});
