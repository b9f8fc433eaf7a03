import { expect, test } from 'vitest';
import type { Ended } from '#kernel/access/authenticator.ts';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';
import type { Visitor } from './test-visitor.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

async function signedIn(hub: TestHub, remember = false): Promise<Visitor> {
  const visitor = hub.visitor({ userAgent: 'second browser' });
  await visitor.api.signIn({ body: { name: 'admin', password: goodPassword, remember } });
  return visitor;
}

async function isIn(hub: TestHub, visitor: Visitor): Promise<boolean> {
  return (await hub.callerOf(visitor)).kind === 'user';
}

function endings(hub: TestHub): Ended[] {
  const heard: Ended[] = [];
  hub.running.authenticator.onEnded((ended) => heard.push(ended));
  return heard;
}

/** Time goes on by itself while something is waited for. */
function afterAMinute<Seen>(hub: TestHub, seen: Seen): Seen {
  hub.clock.advance(minuteMs);
  return seen;
}

test('a session ends 12 hours after its last use', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  hub.clock.advance(11 * hourMs);
  expect(await isIn(hub, visitor)).toBe(true);
  hub.clock.advance(11 * hourMs);
  expect(await isIn(hub, visitor)).toBe(true);
  hub.clock.advance(12 * hourMs);
  expect(await isIn(hub, visitor)).toBe(false);
});

test('a remembered session ends after 30 days however much it is used', async () => {
  await using hub = await startTestHub();
  await hub.claim();
  const visitor = await signedIn(hub, true);
  for (let day = 0; day < 29; day += 1) {
    hub.clock.advance(dayMs);
    expect(await isIn(hub, visitor)).toBe(true);
  }
  hub.clock.advance(dayMs);
  expect(await isIn(hub, visitor)).toBe(false);
});

test('what an expired session holds open is ended soon after', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  const [session] = await visitor.api.sessions({});
  const heard = endings(hub);
  hub.clock.advance(12 * hourMs);
  await expect.poll(() => afterAMinute(hub, heard)).toEqual([{ sessionIds: [session!.id], tokenIds: [] }]);
});

test('the last use is written at most once a minute', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  const lastSeen = async () => (await visitor.api.sessions({}))[0]!.lastSeenAtMs;
  const startMs = await lastSeen();
  hub.clock.advance(minuteMs - 1);
  expect(await lastSeen()).toBe(startMs);
  hub.clock.advance(1);
  await hub.callerOf(visitor);
  await expect.poll(lastSeen).toBe(startMs + minuteMs);
});

test('tokens are nowhere in the database', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  const rows = JSON.stringify(await hub.database.query.selectFrom('sessions').selectAll().execute());
  expect(rows).not.toContain(visitor.session);
  expect(rows).not.toContain(visitor.session!.slice(4));
});

test('a token that is cut, longer or of the other kind is nobody', async () => {
  await using hub = await startTestHub();
  const { session } = await hub.claim();
  const { authenticator } = hub.running;
  for (const token of [session!.slice(0, -1), `${session}a`, session!.toLowerCase(), '']) {
    expect(await authenticator.authenticate({ kind: 'session', token })).toEqual({ kind: 'anonymous' });
  }
  expect(await authenticator.authenticate({ kind: 'api-token', token: session! })).toEqual({
    kind: 'anonymous',
  });
});

test('signing out ends this session, its cookie and what it holds open, and no other', async () => {
  await using hub = await startTestHub();
  const [first, second] = [await hub.claim(), await signedIn(hub)];
  const token = first.session;
  const id = (await first.api.sessions({})).find(({ current }) => current)!.id;
  const heard = endings(hub);
  await first.api.signOut({});
  expect(first.session).toBeUndefined();
  first.session = token;
  expect([await isIn(hub, first), await isIn(hub, second)]).toEqual([false, true]);
  expect(heard).toEqual([{ sessionIds: [id], tokenIds: [] }]);
});

test('signing out everywhere ends every session of the account', async () => {
  await using hub = await startTestHub();
  const [first, second] = [await hub.claim(), await signedIn(hub)];
  const token = first.session;
  expect(await first.api.signOutEverywhere({})).toEqual({ ended: 2 });
  first.session = token;
  expect([await isIn(hub, first), await isIn(hub, second)]).toEqual([false, false]);
});

test('one session can be ended from another, but not one of somebody else', async () => {
  await using hub = await startTestHub();
  const [first, second] = [await hub.claim(), await signedIn(hub)];
  await first.api.createUser({ body: { name: 'eva', password: 'eight wild geese fly', role: 'admin' } });
  const eva = hub.visitor();
  await eva.api.signIn({ body: { name: 'eva', password: 'eight wild geese fly' } });
  const other = (await first.api.sessions({})).find(({ current }) => !current)!;
  expect(other.userAgent).toBe('second browser');
  await expect(eva.api.endSession({ params: { id: other.id } })).rejects.toMatchObject({ code: 'not-found' });
  await first.api.endSession({ params: { id: other.id } });
  expect([await isIn(hub, first), await isIn(hub, second)]).toEqual([true, false]);
});

test('endings are published for the other processes', async () => {
  await using hub = await startTestHub();
  const visitor = await hub.claim();
  await visitor.api.signOut({});
  const rows = await hub.database
    .as<{ bus_outbox: { name: string } }>()
    .query.selectFrom('bus_outbox')
    .select('name')
    .execute();
  expect(rows.map(({ name }) => name)).toContain('hub.sessions-ended');
});
