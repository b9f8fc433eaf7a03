import { expect, test } from 'vitest';
import type { Credentials } from './credentials.ts';
import { fakeRegistry, type FakeRegistry } from './fake-registry.ts';
import { registryLab } from './registry-lab.ts';

const password: Credentials = { kind: 'password', username: 'ann', password: 'a:b c' };
const basic = `Basic ${Buffer.from('ann:a:b c').toString('base64')}`;

/** Gives tokens at /token; what it was asked is among the requests. */
function giveTokens(fake: FakeRegistry, answer: object = { token: 'T', expires_in: 300 }): void {
  fake.misbehave(({ path }) =>
    path.startsWith('/token') ? { status: 200, body: JSON.stringify(answer) } : undefined,
  );
}

function lines(fake: FakeRegistry): string[] {
  return fake.requests.map(({ method, path, authorization }) => `${method} ${path} ${authorization ?? '-'}`);
}

test('one token serves a repository, and the way to sign in is asked for once', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.lock('Bearer T', 'Bearer realm="/token",service="reg",scope="*",Basic realm="x"');
  giveTokens(fake);
  fake.image('a/b', {}, '1');
  expect(await lab.registry.readDigest('a/b', '1')).toMatchObject({ kind: 'found' });
  expect(await lab.registry.listTags('a/b')).toMatchObject({ tags: ['1'] });
  expect(await lab.registry.readDigest('c', '1')).toEqual({ kind: 'absent' });
  expect(lines(fake)).toEqual([
    'HEAD /v2/a/b/manifests/1 -',
    'GET /token?service=reg&scope=repository%3Aa%2Fb%3Apull -',
    'HEAD /v2/a/b/manifests/1 Bearer T',
    'GET /v2/a/b/tags/list?n=1000 Bearer T',
    'GET /token?service=reg&scope=repository%3Ac%3Apull -',
    'HEAD /v2/c/manifests/1 Bearer T',
  ]);
});

test('a password goes to the token server, or to the registry where that wants Basic', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host, { credentials: password });
  fake.lock('Bearer T', 'bearer realm="/token"');
  giveTokens(fake, { access_token: 'T' });
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
  expect(lines(fake)[1]).toBe(`GET /token?scope=repository%3Aa%3Apull&account=ann ${basic}`);
  await using other = await fakeRegistry();
  using second = registryLab(other.host, { credentials: password });
  other.lock(basic, 'BASIC realm="x"');
  expect(await second.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
  expect(await second.registry.readDigest('b', '1')).toEqual({ kind: 'absent' });
  expect(other.requests).toHaveLength(3);
});

test('an identity token is exchanged by POST, a registry token is sent as it is', async () => {
  await using fake = await fakeRegistry();
  fake.lock('Bearer T', 'Bearer realm="/token",service="s"');
  giveTokens(fake);
  using lab = registryLab(fake.host, { credentials: { kind: 'identity-token', token: 'I&1' } });
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
  expect(fake.requests[1]).toMatchObject({ method: 'POST', path: '/token', authorization: undefined });
  expect(Object.fromEntries(new URLSearchParams(fake.requests[1]?.body))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'I&1',
    client_id: 'nexus',
    scope: 'repository:a:pull',
    service: 's',
  });
  using direct = registryLab(fake.host, { credentials: { kind: 'registry-token', token: 'T' } });
  expect(await direct.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
});

test('a token that is no longer accepted is asked for anew, once', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.lock('Bearer T', 'Bearer realm="/token"');
  giveTokens(fake);
  await lab.registry.readDigest('a', '1');
  fake.lock('Bearer U', 'Bearer realm="/token"');
  giveTokens(fake, { token: 'U' });
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
  giveTokens(fake, { token: 'nobody' });
  lab.pass(60_000);
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason: { id: 'no-login' } });
});

test.each([
  [undefined, { id: 'no-login' }],
  [password, { id: 'denied' }],
])('a login that is refused is told apart from none', async (credentials, reason) => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host, credentials && { credentials });
  fake.lock('nobody', 'Bearer realm="/token"');
  fake.misbehave(({ path }) => (path.startsWith('/token') ? { status: 401 } : undefined));
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason });
  using wrong = registryLab(fake.host, credentials && { credentials });
  fake.lock('nobody', 'Basic realm="x"');
  expect(await wrong.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason });
});

test.each([
  ['no JSON', '<html>T', 'its token is no JSON'],
  ['no token', '{"token":""}', 'no token in its answer'],
  ['a token that breaks the header', '{"token":"a\\r\\nX: y"}', 'no token in its answer'],
])('%s is no token, and nothing of it is told', async (_what, body, detail) => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.lock('nobody', 'Bearer realm="/token"');
  fake.misbehave(({ path }) => (path.startsWith('/token') ? { status: 200, body } : undefined));
  expect(await lab.registry.readDigest('a', '1')).toEqual({
    kind: 'unknown',
    reason: { id: 'wrong-answer', detail },
  });
});

test('a redirect to another origin is followed without the login', async () => {
  await using fake = await fakeRegistry();
  await using other = await fakeRegistry();
  using lab = registryLab(fake.host, { credentials: password });
  fake.lock(basic, 'Basic realm="x"');
  const location = `http://${other.host}/v2/a/manifests/1`;
  fake.misbehave(({ authorization }) =>
    authorization === basic ? { status: 307, headers: { location } } : undefined,
  );
  const { manifest } = other.image('a', {}, '1');
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({ kind: 'found', digest: manifest });
  expect(lines(other)).toEqual(['HEAD /v2/a/manifests/1 -']);
  // Where that one wants to know who asks, it gets a token for anybody.
  other.lock('Bearer T', 'Bearer realm="/token"');
  giveTokens(other);
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({ kind: 'found' });
  expect(lines(other).join('\n')).not.toContain('Basic');
});

test('redirects without end, and to what must not be asked, are wrong answers', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const to = (location: string) => fake.misbehave(() => ({ status: 302, headers: { location } }));
  for (const location of [
    '/v2/a/manifests/1',
    'ftp://127.0.0.1/',
    'http://example.com/',
    'http://u:p@localhost/',
  ]) {
    to(location);
    expect(await lab.registry.readDigest('a', '1')).toMatchObject({ reason: { id: 'wrong-answer' } });
  }
});

test('whoever counts hears of tokens, refusals and redirects, and of nothing that others ask', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.lock('Bearer T', 'Bearer realm="/token"');
  giveTokens(fake);
  fake.image('a', {}, '1');
  let count = 0;
  const counted = lab.registry.counting(() => (count += 1));
  expect(await counted.readDigest('a', '1')).toMatchObject({ kind: 'found' });
  expect(count).toBe(3);
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({ kind: 'found' });
  expect(await counted.listTags('a')).toMatchObject({ tags: ['1'] });
  expect(count).toBe(4);
  expect(fake.requests).toHaveLength(5);
});

test('a limit that one who counts has read is known to all', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const headers = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '9;w=21600' };
  fake.misbehave(() => ({ status: 404, headers }));
  await lab.registry.counting(() => undefined).readDigest('a', '1');
  expect(lab.registry.quota()).toMatchObject({ remaining: 9 });
});
