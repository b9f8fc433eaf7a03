import { expect, test } from 'vitest';
import type { GrantedPermission } from '#contracts/access.ts';
import type { Ended } from '#kernel/access/authenticator.ts';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';
import type { Visitor } from './test-visitor.ts';

const dayMs = 24 * 3_600_000;

async function program(
  hub: TestHub,
  owner: Visitor,
  permissions: GrantedPermission[],
  expiresInDays?: number,
) {
  const made = await owner.api.createToken({ body: { name: 'backup script', permissions, expiresInDays } });
  const visitor = hub.visitor();
  visitor.apiToken = made.secret;
  return { visitor, ...made };
}

test('a token does what it is for and nothing else', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, secret } = await program(hub, admin, ['hub:read']);
  expect(secret).toMatch(/^nxt_[\w-]{43}$/);
  expect(await visitor.api.overview({})).toEqual({ tools: [], warnings: [] });
  expect(await visitor.api.me({})).toMatchObject({ user: { name: 'admin' }, permissions: ['hub:read'] });
  await expect(visitor.api.users({})).rejects.toMatchObject({ status: 403 });
});

test('a token cannot make tokens, read sessions or change its owner', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, token } = await program(hub, admin, ['hub:read', 'hub:manage-users']);
  const { api } = visitor;
  const forbidden = { status: 403 };
  const body = { name: 'more', permissions: ['hub:read' as const] };
  await expect(api.createToken({ body })).rejects.toMatchObject(forbidden);
  await expect(api.tokens({})).rejects.toMatchObject(forbidden);
  await expect(api.revokeToken({ params: { id: token.id } })).rejects.toMatchObject(forbidden);
  await expect(api.sessions({})).rejects.toMatchObject(forbidden);
  await expect(api.signOutEverywhere({})).rejects.toMatchObject(forbidden);
  await expect(api.updateMe({ body: { theme: 'light' } })).rejects.toMatchObject(forbidden);
  const change = { current: goodPassword, next: 'eight wild geese fly' };
  await expect(api.changePassword({ body: change })).rejects.toMatchObject(forbidden);
});

test('a token is never wider than its owner, when it is made and later', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const eva = await admin.api.createUser({ body: { name: 'eva', password: goodPassword, role: 'operator' } });
  const owner = hub.visitor();
  await owner.api.signIn({ body: { name: 'eva', password: goodPassword } });
  await expect(program(hub, owner, ['hub:read', 'hub:read-audit'])).rejects.toMatchObject({ status: 403 });
  const { visitor } = await program(hub, owner, ['containers:read', 'containers:operate']);
  await admin.api.updateUser({ params: { id: eva.id }, body: { role: 'viewer' } });
  expect(await hub.callerOf(visitor)).toMatchObject({ permissions: ['containers:read'] });
  await admin.api.updateUser({ params: { id: eva.id }, body: { role: 'operator' } });
  expect(await hub.callerOf(visitor)).toMatchObject({
    permissions: ['containers:read', 'containers:operate'],
  });
});

test('a token runs out when it was said to, and what it holds open ends', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, token } = await program(hub, admin, ['hub:read'], 1);
  hub.clock.advance(dayMs - 1);
  await visitor.api.overview({});
  const heard: Ended[] = [];
  hub.running.authenticator.onEnded((ended) => heard.push(ended));
  hub.clock.advance(1);
  await expect(visitor.api.overview({})).rejects.toMatchObject({ status: 401 });
  const afterAMinute = () => {
    hub.clock.advance(60_000);
    return heard;
  };
  await expect.poll(afterAMinute).toContainEqual({ sessionIds: [], tokenIds: [token.id] });
});

test('a token lives 90 days unless asked otherwise, or for ever', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const body = { name: 't', permissions: ['hub:read' as const] };
  const byDefault = await admin.api.createToken({ body });
  const forEver = await admin.api.createToken({ body: { ...body, expiresInDays: null } });
  expect(byDefault.token.expiresAtMs).toBe(hub.clock.now() + 90 * dayMs);
  expect(forEver.token.expiresAtMs).toBeNull();
});

test('a revoked token is dead at once; only its owner can revoke it', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  await admin.api.createUser({ body: { name: 'eva', password: goodPassword, role: 'admin' } });
  const eva = hub.visitor();
  await eva.api.signIn({ body: { name: 'eva', password: goodPassword } });
  const { visitor, token } = await program(hub, admin, ['hub:read']);
  const params = { id: token.id };
  await expect(eva.api.revokeToken({ params })).rejects.toMatchObject({ code: 'not-found' });
  await visitor.api.overview({});
  await admin.api.revokeToken({ params });
  await expect(visitor.api.overview({})).rejects.toMatchObject({ status: 401 });
  expect(await admin.api.tokens({})).toEqual([]);
});

test('the text of a token is stored nowhere, and its last use is noted', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const { visitor, secret } = await program(hub, admin, ['hub:read']);
  await visitor.api.overview({});
  const rows = JSON.stringify(await hub.database.query.selectFrom('api_tokens').selectAll().execute());
  expect(rows).not.toContain(secret.slice(4));
  const lastUsed = async () => (await admin.api.tokens({}))[0]!.lastUsedAtMs;
  await expect.poll(lastUsed).toBe(hub.clock.now());
});
