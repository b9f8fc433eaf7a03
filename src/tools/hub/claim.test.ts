import { expect, test } from 'vitest';
import { goodPassword, startTestHub } from './test-hub.ts';

const body = { name: 'ana', password: goodPassword };

test('the code in the log makes its first user an admin who is signed in', async () => {
  await using hub = await startTestHub();
  const visitor = hub.visitor();
  expect(await visitor.api.status({})).toEqual({ claimed: false, version: '1.2.3', canSignIn: true });
  const { user } = await visitor.api.claim({ body: { ...body, code: hub.claimCode() } });
  expect(user).toMatchObject({ name: 'ana', role: 'admin', disabled: false });
  expect(await visitor.api.me({})).toMatchObject({ user: { id: user.id } });
  expect(await visitor.api.status({})).toMatchObject({ claimed: true });
});

test('the code may be typed in small letters and without hyphens', async () => {
  await using hub = await startTestHub();
  const code = hub.claimCode().toLowerCase().replaceAll('-', ' ');
  await hub.visitor().api.claim({ body: { ...body, code } });
  expect(await hub.visitor().api.status({})).toMatchObject({ claimed: true });
});

test('of two who claim at once, one wins and one account exists', async () => {
  await using hub = await startTestHub();
  const code = hub.claimCode();
  const claims = ['ana', 'eva', 'luis'].map((name) =>
    hub.visitor().api.claim({ body: { ...body, name, code } }),
  );
  const results = await Promise.allSettled(claims);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => reason.code)).toEqual(['already-claimed', 'already-claimed']);
  expect(await hub.database.query.selectFrom('users').select('name').execute()).toHaveLength(1);
});

test('the code is void once it was used', async () => {
  await using hub = await startTestHub();
  const code = hub.claimCode();
  await hub.claim();
  await expect(hub.visitor().api.claim({ body: { ...body, code } })).rejects.toMatchObject({
    code: 'already-claimed',
    status: 409,
  });
});

test('wrong codes are refused, then slowed down, and only for whoever guesses', async () => {
  await using hub = await startTestHub();
  const guesser = hub.visitor({ address: '198.51.100.7' });
  const guess = () => guesser.api.claim({ body: { ...body, code: 'AAAAA-BBBBB-CCCCC-DDDDD' } });
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(guess()).rejects.toMatchObject({ code: 'claim-code-wrong', issues: [{ path: 'code' }] });
  }
  await expect(guess()).rejects.toMatchObject({ code: 'too-many', retryAfterSeconds: 1 });
  await hub.claim();
  expect(await guesser.api.status({})).toMatchObject({ claimed: true });
});

test('a password that is easily guessed does not use up the code', async () => {
  await using hub = await startTestHub();
  const weak = { name: 'ana', password: 'Password123!', code: hub.claimCode() };
  await expect(hub.visitor().api.claim({ body: weak })).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'password' }],
  });
  await hub.claim();
  expect(await hub.visitor().api.status({})).toMatchObject({ claimed: true });
});

test('a connection in clear is refused with the three ways to do better', async () => {
  await using hub = await startTestHub();
  const visitor = hub.visitor({ canSignIn: false });
  await expect(visitor.api.claim({ body: { ...body, code: hub.claimCode() } })).rejects.toMatchObject({
    code: 'insecure-connection',
    status: 403,
    message: expect.stringMatching(/localhost.*NEXUS_TRUSTED_PROXIES.*NEXUS_ALLOW_HTTP/s),
  });
});
