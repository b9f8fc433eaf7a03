import { expect, test } from 'vitest';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';
import type { Visitor } from './test-visitor.ts';

const next = 'another sentence entirely';

async function signedIn(hub: TestHub, password: string): Promise<Visitor> {
  const visitor = hub.visitor();
  await visitor.api.signIn({ body: { name: 'admin', password } });
  return visitor;
}

test('language and theme can be changed one at a time', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  await visitor.api.updateMe({ body: { language: 'es' } });
  await visitor.api.updateMe({ body: { theme: 'light' } });
  expect((await visitor.api.me({})).user).toMatchObject({ language: 'es', theme: 'light' });
  expect(await visitor.api.updateMe({ body: { language: null } })).toMatchObject({
    language: null,
    theme: 'light',
  });
});

test('nobody makes themselves more than they are by sending more than is asked', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const created = await admin.api.createUser({ body: { name: 'eva', password: goodPassword } });
  const eva = hub.visitor();
  await eva.api.signIn({ body: { name: 'eva', password: goodPassword } });
  const body = {
    theme: 'light',
    role: 'admin',
    disabled: true,
    id: 'other',
    name: 'root',
    name_key: 'root',
  } as const;
  await eva.api.updateMe({ body });
  expect((await eva.api.me({})).user).toEqual({
    ...created,
    theme: 'light',
    lastSignInAtMs: hub.clock.now(),
  });
});

test('a new password ends the other sessions and gives this one a new token', async () => {
  await using hub = await startTestHub();
  const [first, second] = [await hub.claim(), await signedIn(hub, goodPassword)];
  const before = first.session;
  await first.api.changePassword({ body: { current: goodPassword, next } });
  expect(first.session).not.toBe(before);
  expect(await first.api.me({})).toMatchObject({ user: { name: 'admin' } });
  await expect(second.api.me({})).rejects.toMatchObject({ status: 401 });
  first.session = before;
  await expect(first.api.me({})).rejects.toMatchObject({ status: 401 });
  await expect(signedIn(hub, goodPassword)).rejects.toMatchObject({ status: 401 });
  expect((await signedIn(hub, next)).session).toBeDefined();
});

test('this session stays the same one, so that what it holds open goes on', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  const [before] = await visitor.api.sessions({});
  await visitor.api.changePassword({ body: { current: goodPassword, next } });
  const after = await visitor.api.sessions({});
  expect(after).toEqual([expect.objectContaining({ id: before!.id, current: true })]);
});

test('the current password is asked for, and guessing it is slowed down', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  const guess = () => visitor.api.changePassword({ body: { current: 'a guess', next } });
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(guess()).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'current' }] });
  }
  await expect(guess()).rejects.toMatchObject({ code: 'too-many' });
});

test('a new password that is easily guessed is refused', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  await expect(
    visitor.api.changePassword({ body: { current: goodPassword, next: 'qwertyuiop' } }),
  ).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'next' }] });
});
