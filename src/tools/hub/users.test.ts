import { expect, test } from 'vitest';
import type { Role } from '#contracts/access.ts';
import type { Ended } from '#kernel/access/authenticator.ts';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';
import type { Visitor } from './test-visitor.ts';

async function newUser(admin: Visitor, hub: TestHub, name: string, role: Role) {
  const user = await admin.api.createUser({ body: { name, password: goodPassword, role } });
  const visitor = hub.visitor();
  await visitor.api.signIn({ body: { name, password: goodPassword } });
  return { user, visitor, params: { id: user.id } };
}

async function ownId(visitor: Visitor): Promise<string> {
  return (await visitor.api.me({})).user.id;
}

test('only admins see and change accounts', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, params } = await newUser(admin, hub, 'eva', 'operator');
  expect((await admin.api.users({})).map(({ name }) => name)).toEqual(['admin', 'eva']);
  const forbidden = { status: 403 };
  await expect(visitor.api.users({})).rejects.toMatchObject(forbidden);
  await expect(visitor.api.updateUser({ params, body: { role: 'admin' } })).rejects.toMatchObject(forbidden);
  await expect(visitor.api.auditLog({ query: {} })).rejects.toMatchObject(forbidden);
  await expect(hub.visitor().api.users({})).rejects.toMatchObject({ status: 401 });
});

test('a name is taken in every spelling', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  for (const name of ['admin', 'Admin', 'ＡＤＭＩＮ']) {
    await expect(admin.api.createUser({ body: { name, password: goodPassword } })).rejects.toMatchObject({
      code: 'conflict',
    });
  }
});

test('a disabled account is out at once, its API tokens too, and cannot come back in', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { user, visitor, params } = await newUser(admin, hub, 'eva', 'viewer');
  const program = hub.visitor();
  program.apiToken = (
    await visitor.api.createToken({ body: { name: 'script', permissions: ['hub:read'] } })
  ).secret;
  await program.api.overview({});
  const heard: Ended[] = [];
  hub.running.authenticator.onEnded((ended) => heard.push(ended));
  await admin.api.updateUser({ params, body: { disabled: true } });
  await expect(visitor.api.me({})).rejects.toMatchObject({ status: 401 });
  await expect(program.api.overview({})).rejects.toMatchObject({ status: 401 });
  expect(heard).toContainEqual({ userId: user.id });
  await admin.api.updateUser({ params, body: { disabled: false } });
  await expect(visitor.api.me({})).rejects.toMatchObject({ status: 401 });
  await program.api.overview({});
});

test('a new role ends the sessions of before', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, params } = await newUser(admin, hub, 'eva', 'admin');
  expect(await admin.api.updateUser({ params, body: { role: 'viewer' } })).toMatchObject({ role: 'viewer' });
  await expect(visitor.api.users({})).rejects.toMatchObject({ status: 401 });
});

test('a password set by an admin ends the sessions of before', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, params } = await newUser(admin, hub, 'eva', 'viewer');
  await admin.api.updateUser({ params, body: { password: 'eight wild geese fly' } });
  await expect(visitor.api.me({})).rejects.toMatchObject({ status: 401 });
  await visitor.api.signIn({ body: { name: 'eva', password: 'eight wild geese fly' } });
});

test('a removed account is gone with its sessions and tokens, and its name is free', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, params } = await newUser(admin, hub, 'eva', 'viewer');
  const { secret } = await visitor.api.createToken({ body: { name: 's', permissions: ['hub:read'] } });
  await admin.api.removeUser({ params });
  await expect(visitor.api.me({})).rejects.toMatchObject({ status: 401 });
  const { authenticator } = hub.running;
  expect(await authenticator.authenticate({ kind: 'api-token', token: secret })).toEqual({
    kind: 'anonymous',
  });
  await newUser(admin, hub, 'eva', 'viewer');
});

test('the last admin cannot be removed, disabled or made less, and NEXUS never opens for a claim again', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const params = { id: await ownId(admin) };
  const refused = { code: 'last-admin', status: 409 };
  await expect(admin.api.removeUser({ params })).rejects.toMatchObject(refused);
  await expect(admin.api.updateUser({ params, body: { disabled: true } })).rejects.toMatchObject(refused);
  await expect(admin.api.updateUser({ params, body: { role: 'operator' } })).rejects.toMatchObject(refused);
  await hub.database.query.deleteFrom('sessions').execute();
  await hub.database.query.deleteFrom('users').execute();
  expect(await hub.visitor().api.status({})).toMatchObject({ claimed: true });
});

test('of two admins who make each other less at once, one stays', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor: eva, params } = await newUser(admin, hub, 'eva', 'admin');
  const results = await Promise.allSettled([
    admin.api.updateUser({ params, body: { role: 'viewer' } }),
    eva.api.updateUser({ params: { id: await ownId(admin) }, body: { role: 'viewer' } }),
  ]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('an account that does not exist is not found', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const params = { id: 'nobody' };
  await expect(admin.api.removeUser({ params })).rejects.toMatchObject({ code: 'not-found' });
  await expect(admin.api.updateUser({ params, body: { password: goodPassword } })).rejects.toMatchObject({
    code: 'not-found',
  });
});
