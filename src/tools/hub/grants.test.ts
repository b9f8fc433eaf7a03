import { expect, test } from 'vitest';
import type { Grant, Role } from '#contracts/access.ts';
import type { Ended } from '#kernel/access/authenticator.ts';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';
import type { Visitor } from './test-visitor.ts';

const onMedia: Grant = { role: 'operator', scope: { stack: 'media' } };
const onNas: Grant = { role: 'viewer', scope: { host: 'nas', label: 'team=kids' } };

async function newUser(admin: Visitor, hub: TestHub, grants: Grant[], role: Role = 'guest') {
  const body = { name: 'eva', password: goodPassword, role, grants };
  const user = await admin.api.createUser({ body });
  const visitor = hub.visitor();
  const signIn = () => visitor.api.signIn({ body: { name: 'eva', password: goodPassword } });
  await signIn();
  return { user, visitor, signIn, params: { id: user.id } };
}

test('an account has its grants from the first moment, and sees them', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { user, visitor } = await newUser(admin, hub, [onMedia, onNas]);
  expect(user).toMatchObject({ role: 'guest', grants: [onMedia, onNas] });
  expect(await hub.callerOf(visitor)).toMatchObject({
    kind: 'user',
    role: 'guest',
    grants: [onMedia, onNas],
  });
  const me = await visitor.api.me({});
  expect(me.permissions).toEqual([]);
  expect(me.grants).toEqual([
    {
      scopes: [onMedia.scope],
      permissions: expect.arrayContaining(['containers:read', 'containers:operate']),
    },
    {
      scopes: [onNas.scope],
      permissions: [
        'containers:read',
        'containers:logs',
        'watcher:read',
        'security:read',
        'pulse:read',
        'notify:read',
      ],
    },
  ]);
});

test('an account without a word about grants has none', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const user = await admin.api.createUser({ body: { name: 'eva', password: goodPassword } });
  expect(user).toMatchObject({ role: 'viewer', grants: [] });
});

test('a guest reads nothing of Hub but the own account', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor } = await newUser(admin, hub, [{ role: 'admin', scope: { host: 'nas' } }]);
  for (const refused of [
    visitor.api.overview({}),
    visitor.api.users({}),
    visitor.api.auditLog({ query: {} }),
  ]) {
    await expect(refused).rejects.toMatchObject({ status: 403 });
  }
  expect(await visitor.api.sessions({})).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['no limit', { role: 'operator', scope: {} }],
  ['a misspelt limit', { role: 'operator', scope: { stack: 'media', hots: 'nas' } }],
  ['no scope', { role: 'operator' }],
  ['a role that gives nothing', { role: 'guest', scope: { stack: 'media' } }],
  ['an unheard-of role', { role: 'root', scope: { stack: 'media' } }],
])('a grant with %s is refused', async (_, grant) => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As a request might bring it.
  const body = { name: 'eva', password: goodPassword, grants: [grant as Grant] };
  await expect(admin.api.createUser({ body })).rejects.toMatchObject({ code: 'invalid', status: 400 });
});

test('changed grants take effect at once: sessions end, tokens go on with less, the change is audited', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { user, visitor, signIn, params } = await newUser(admin, hub, [onMedia]);
  const made = await visitor.api.createToken({ body: { name: 's', permissions: ['containers:operate'] } });
  const program = hub.visitor();
  program.apiToken = made.secret;
  expect(await hub.callerOf(program)).toMatchObject({
    permissions: [],
    grants: [{ scopes: [onMedia.scope] }],
  });
  const heard: Ended[] = [];
  hub.running.authenticator.onEnded((ended) => heard.push(ended));
  expect(await admin.api.updateUser({ params, body: { grants: [onNas] } })).toMatchObject({
    grants: [onNas],
  });
  await expect(visitor.api.me({})).rejects.toMatchObject({ status: 401 });
  expect(heard).toContainEqual({ userId: user.id });
  expect(await hub.callerOf(program)).toMatchObject({ kind: 'token', permissions: [], grants: [] });
  await signIn();
  expect(await hub.callerOf(visitor)).toMatchObject({ grants: [onNas] });
  const target = `user:${user.id}`;
  const entries = () => admin.api.auditLog({ query: { target } });
  await expect
    .poll(async () => (await entries()).find(({ action }) => action === 'change user'))
    .toMatchObject({ before: { grants: [onMedia] }, after: { grants: [onNas] } });
});

test('what is not named in a change stays', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { params } = await newUser(admin, hub, [onMedia]);
  expect(await admin.api.updateUser({ params, body: { role: 'viewer' } })).toMatchObject({
    grants: [onMedia],
  });
  expect(await admin.api.updateUser({ params, body: { grants: [] } })).toMatchObject({
    role: 'viewer',
    grants: [],
  });
});

test('a token of somebody with grants holds what they hold, there and nowhere else', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor } = await newUser(admin, hub, [onMedia]);
  const permissions = ['containers:read' as const];
  const { secret, token } = await visitor.api.createToken({ body: { name: 's', permissions } });
  expect(token.scopes).toBeNull();
  const program = hub.visitor();
  program.apiToken = secret;
  expect(await program.api.me({})).toMatchObject({
    permissions: [],
    grants: [{ permissions, scopes: [onMedia.scope] }],
  });
  for (const beyond of ['containers:edit', 'hub:read'] as const) {
    const body = { name: 's', permissions: [beyond] };
    await expect(visitor.api.createToken({ body })).rejects.toMatchObject({ status: 403 });
  }
});

test('a token limited to a scope is limited for an admin too, and says so', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const scopes = [{ host: 'nas' }];
  const permissions = ['containers:read' as const];
  const made = await admin.api.createToken({ body: { name: 's', permissions, scopes } });
  expect(await admin.api.tokens({})).toMatchObject([{ permissions, scopes }]);
  const program = hub.visitor();
  program.apiToken = made.secret;
  expect(await hub.callerOf(program)).toMatchObject({ permissions: [], grants: [{ permissions, scopes }] });
  for (const wrong of [{ scopes: [] }, { scopes: [{}] }]) {
    const body = { name: 's', permissions, ...wrong };
    await expect(admin.api.createToken({ body })).rejects.toMatchObject({ status: 400 });
  }
  const indivisible = { name: 's', permissions: ['hub:read' as const], scopes };
  await expect(admin.api.createToken({ body: indivisible })).rejects.toMatchObject({ code: 'invalid' });
});

test('an entry that this NEXUS does not know gives nothing, and spoils nothing else', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { user, visitor } = await newUser(admin, hub, []);
  const stored = JSON.stringify([onMedia, { role: 'owner', scope: { planet: 'mars' } }, 'x', null]);
  await hub.database.query.updateTable('users').set({ grants: stored }).where('id', '=', user.id).execute();
  visitor.session = undefined;
  await visitor.api.signIn({ body: { name: 'eva', password: goodPassword } });
  expect(await hub.callerOf(visitor)).toMatchObject({ grants: [onMedia] });
});
