import { expect, test } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';

const wrong = { code: 'unauthenticated', status: 401, message: 'Name or password is not right.' };

function tryIn(hub: TestHub, name: string, password: string, address = '198.51.100.7') {
  return hub.visitor({ address }).api.signIn({ body: { name, password } });
}

test('a session lasts until the browser closes, or 30 days when asked for', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const visitor = hub.visitor();
  await visitor.api.signIn({ body: { name: 'Admin', password: goodPassword } });
  expect(visitor.persistentUntilMs).toBeUndefined();
  await visitor.api.signIn({ body: { name: 'admin', password: goodPassword, remember: true } });
  expect(visitor.persistentUntilMs).toBe(hub.clock.now() + 30 * 24 * 3_600_000);
});

test('unknown, disabled and wrong get the same answer', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  const eva = await admin.api.createUser({ body: { name: 'eva', password: 'eight wild geese fly' } });
  await admin.api.updateUser({ params: { id: eva.id }, body: { disabled: true } });
  await expect(tryIn(hub, 'admin', 'not the password')).rejects.toMatchObject(wrong);
  await expect(tryIn(hub, 'nobody', goodPassword)).rejects.toMatchObject(wrong);
  await expect(tryIn(hub, 'eva', 'eight wild geese fly')).rejects.toMatchObject(wrong);
});

test('each sign-in has a new token and ends the session that the same browser had', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  const first = visitor.session;
  await visitor.api.signIn({ body: { name: 'admin', password: goodPassword } });
  expect(visitor.session).not.toBe(first);
  visitor.session = first;
  expect(await hub.callerOf(visitor)).toEqual({ kind: 'anonymous' });
});

test('a token that somebody planted before is never taken over', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const victim = hub.visitor();
  victim.session = 'nxs_planted';
  await victim.api.signIn({ body: { name: 'admin', password: goodPassword } });
  const attacker = hub.visitor();
  attacker.session = 'nxs_planted';
  expect(await hub.callerOf(attacker)).toEqual({ kind: 'anonymous' });
});

test('guessing is slowed down whatever the spelling of the name', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  for (const name of ['admin', 'Admin', 'ADMIN', ' admin', 'ａｄｍｉｎ']) {
    await expect(tryIn(hub, name, 'wrong')).rejects.toMatchObject(wrong);
  }
  await expect(tryIn(hub, 'admin', goodPassword)).rejects.toMatchObject({ code: 'too-many', status: 429 });
  hub.clock.advance(1000);
  expect(await tryIn(hub, 'admin', goodPassword)).toMatchObject({ user: { name: 'admin' } });
});

test('an attacker elsewhere does not hold up the person whose account it is', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const tries = Array.from({ length: 30 }, (_, index) => index);
  const refusals = new Set<string>();
  for (const index of tries) {
    const error = await tryIn(hub, 'admin', `guess ${index}`).catch((reason: { code: string }) => reason);
    if ('code' in error) refusals.add(error.code);
  }
  expect([...refusals]).toEqual(['unauthenticated', 'too-many']);
  expect(await tryIn(hub, 'admin', goodPassword, '203.0.113.9')).toMatchObject({ user: { name: 'admin' } });
});

test('many accounts or many addresses of one network do not give more guesses', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const codes: string[] = [];
  for (let index = 0; index < 25; index += 1) {
    const attempt = tryIn(hub, `user${index}`, 'wrong', `2001:db8:1:2::${index.toString(16)}`);
    codes.push(
      await attempt.then(
        () => 'in',
        ({ code }: { code: string }) => code,
      ),
    );
  }
  expect(codes.slice(0, 20)).toEqual(Array(20).fill('unauthenticated'));
  expect(codes.slice(20)).toEqual(Array(5).fill('too-many'));
  await expect(tryIn(hub, 'user1', 'wrong', '2001:db8:1:3::1')).rejects.toMatchObject(wrong);
});

test('tries side by side are counted before they are checked', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => tryIn(hub, 'admin', 'wrong')));
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'));
  expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(5);
  expect(codes.filter((code) => code === 'too-many')).toHaveLength(7);
});

test('a flood beyond the places for hashing is answered 503 and holds nothing against anyone', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const addresses = Array.from({ length: 40 }, (_, index) => `203.0.113.${index}`);
  const results = await Promise.allSettled(addresses.map((from) => tryIn(hub, 'admin', goodPassword, from)));
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => reason.status)).toEqual(refused.map(() => 503));
  expect(await tryIn(hub, 'admin', goodPassword, addresses.at(-1))).toMatchObject({
    user: { name: 'admin' },
  });
});

test('a hash of another cost is replaced at the next sign-in', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const hashOf = async () =>
    (await hub.database.query.selectFrom('users').select('password_hash').executeTakeFirstOrThrow())
      .password_hash;
  const cheaper = createPasswordHasher({ cost: { memoryKiB: 32, passes: 1, lanes: 1 } });
  const cheap = await cheaper.hash('cheaply hashed');
  await hub.database.query.updateTable('users').set({ password_hash: cheap }).execute();
  await tryIn(hub, 'admin', 'cheaply hashed');
  expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
  expect(await tryIn(hub, 'admin', 'cheaply hashed')).toMatchObject({ user: { name: 'admin' } });
});

test('a connection in clear is refused before the password is looked at', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const visitor = hub.visitor({ canSignIn: false });
  await expect(visitor.api.signIn({ body: { name: 'admin', password: goodPassword } })).rejects.toMatchObject(
    { code: 'insecure-connection' },
  );
});
