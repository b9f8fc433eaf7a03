import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serverAddress } from '../image-reference/image-reference.ts';
import { helperFor, parseDockerConfig, storedLogin, type DockerConfig } from './docker-config.ts';

const auth = (text: string) => Buffer.from(text).toString('base64');

function config(document: object): DockerConfig {
  const parsed = parseDockerConfig(JSON.stringify(document));
  if (!parsed) throw new Error('It cannot be read.');
  return parsed;
}

test.each([
  ['https://index.docker.io/v1/', 'docker.io'],
  ['docker.io', 'docker.io'],
  ['ghcr.io', 'ghcr.io'],
  ['registry.lan:5000', 'registry.lan:5000'],
  ['https://registry.lan:5000/v2/', 'registry.lan:5000'],
  ['http://registry.lan/some/path', 'registry.lan'],
])('a login under %s is for %s', (key, domain) => {
  const read = config({ auths: { [key]: { auth: auth('ann:a:b') } } });
  expect(storedLogin(read, domain, 'a')).toEqual({ kind: 'password', username: 'ann', password: 'a:b' });
  expect(storedLogin(read, 'other', 'a')).toBeUndefined();
});

test('tokens go before passwords, and what is nothing is none', () => {
  const read = config({
    auths: {
      'a.io': { auth: auth('u:p'), identitytoken: 'I' },
      'b.io': { registrytoken: 'R' },
      'c.io': { username: 'u', password: 'p' },
      'd.io': {},
      'e.io': { auth: auth('nocolon') },
      'https://index.docker.io/v1/access-token': { auth: auth('u:token') },
    },
  });
  expect(storedLogin(read, 'a.io', 'x')).toEqual({ kind: 'identity-token', token: 'I' });
  expect(storedLogin(read, 'b.io', 'x')).toEqual({ kind: 'registry-token', token: 'R' });
  expect(storedLogin(read, 'c.io', 'x')).toEqual({ kind: 'password', username: 'u', password: 'p' });
  for (const domain of ['d.io', 'e.io', 'docker.io']) expect(storedLogin(read, domain, 'x')).toBeUndefined();
});

test('the login for the longest path counts', () => {
  const read = config({ auths: { 'q.io': { auth: auth('all:1') }, 'q.io/team': { auth: auth('team:1') } } });
  expect(storedLogin(read, 'q.io', 'team/app')).toMatchObject({ username: 'team' });
  expect(storedLogin(read, 'q.io', 'teamwork/app')).toMatchObject({ username: 'all' });
});

test('a helper for a registry goes before the one for all, and names are checked', () => {
  const read = config({
    credHelpers: { 'a.io': 'ecr-login', 'https://index.docker.io/v1/': 'hub', 'b.io': '../../bin/sh' },
    credsStore: 'desktop',
  });
  expect(['a.io', 'docker.io', 'b.io'].map((domain) => helperFor(read, domain))).toEqual([
    'ecr-login',
    'hub',
    'desktop',
  ]);
  expect(helperFor(config({ credsStore: 'a b' }), 'a.io')).toBeNull();
  expect(serverAddress('docker.io')).toBe('https://index.docker.io/v1/');
});

test.each(['', '[]', 'null', '{"auths":', '7'])('%j is no configuration', (text) => {
  expect(parseDockerConfig(text)).toBeUndefined();
});

/** A sample of regclient, which is no part of the repository. */
const sample = new URL('../../../../shared/data/updates/regclient-docker-config.json', import.meta.url);

test.runIf(existsSync(sample))("reads regclient's sample", () => {
  const read = parseDockerConfig(readFileSync(sample, 'utf8'));
  if (!read) throw new Error('It cannot be read.');
  const hello = { kind: 'password', username: 'hello', password: 'docker' };
  expect(storedLogin(read, 'localhost:5001', 'a')).toEqual(hello);
  expect(storedLogin(read, 'missing-from-repo.example.com', 'a')).toEqual(hello);
  expect(storedLogin(read, 'hub-tool-token', 'a')).toEqual({ kind: 'identity-token', token: 'MTIzNDUK' });
  expect(storedLogin(read, 'docker.io', 'a')).toBeUndefined();
  expect([...read.helpers]).toEqual([
    ['testhost.example.com', 'test'],
    ['docker.io', 'test'],
    ['http.example.com', 'test'],
  ]);
  expect(helperFor(read, 'localhost:5001')).toBe('teststore');
});
