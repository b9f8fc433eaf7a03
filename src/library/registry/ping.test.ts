import { expect, test } from 'vitest';
import { fakeRegistry } from './fake-registry.ts';
import { registryLab } from './registry-lab.ts';

const ann = { kind: 'password', username: 'ann', password: 'p' } as const;

test('a registry answers, and says whether it takes a login', async () => {
  await using fake = await fakeRegistry();
  fake.misbehave(({ path, authorization }) => {
    if (path !== '/v2/') return undefined;
    const isAnn = authorization === `Basic ${Buffer.from('ann:p').toString('base64')}`;
    return isAnn ? { status: 200 } : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
  });
  using known = registryLab(fake.host, { credentials: ann });
  expect(await known.registry.ping()).toEqual({ kind: 'found', isLoginAsked: true });
  using wrong = registryLab(fake.host, { credentials: { ...ann, password: 'q' } });
  expect(await wrong.registry.ping()).toMatchObject({ reason: { id: 'denied' } });
  using nobody = registryLab(fake.host);
  expect(await nobody.registry.ping()).toMatchObject({ reason: { id: 'no-login' } });
});

test('a token for no repository is asked for without a right', async () => {
  await using fake = await fakeRegistry();
  fake.misbehave(({ path, authorization }) => {
    if (path.startsWith('/token')) return { status: 200, body: '{"token":"t"}' };
    if (authorization === 'Bearer t') return { status: 200 };
    const challenge = `Bearer realm="http://${fake.host}/token",service="x"`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  });
  using lab = registryLab(fake.host, { credentials: ann });
  expect(await lab.registry.ping()).toEqual({ kind: 'found', isLoginAsked: true });
  const asked = fake.requests.find(({ path }) => path.startsWith('/token'));
  expect(asked?.path).toBe('/token?service=x&account=ann');
});

test('what is no registry is told apart', async () => {
  await using fake = await fakeRegistry();
  fake.misbehave(() => ({ status: 404 }));
  using lab = registryLab(fake.host);
  expect(await lab.registry.ping()).toMatchObject({ reason: { id: 'wrong-answer', detail: '404' } });
});
