import { expect, test } from 'vitest';
import { findBrokenAudit } from './audit-store.ts';
import { goodPassword, startTestHub, type TestHub } from './test-hub.ts';
import type { Visitor } from './test-visitor.ts';

async function log(admin: Visitor, count: number) {
  const read = () => admin.api.auditLog({ query: {} });
  await expect.poll(async () => (await read()).length).toBe(count);
  return read();
}

async function withFourEntries(hub: TestHub) {
  const admin = await hub.claim();
  const user = await admin.api.createUser({ body: { name: 'eva', password: goodPassword } });
  await admin.api.updateUser({ params: { id: user.id }, body: { role: 'operator' } });
  await admin.api.createToken({ body: { name: 'script', permissions: ['hub:read'] } });
  return { admin, user, entries: await log(admin, 4) };
}

test('changes are listed newest first, with who, what, before and after, and without secrets', async () => {
  await using hub = await startTestHub();
  const { user, entries } = await withFourEntries(hub);
  expect(entries.map(({ action }) => action)).toEqual([
    'create API token',
    'change user',
    'create user',
    'claim NEXUS',
  ]);
  expect(entries[1]).toMatchObject({
    tool: 'hub',
    actorName: 'admin',
    target: `user:${user.id}`,
    outcome: 'succeeded',
    before: { role: 'viewer', disabled: false },
    after: { role: 'operator', disabled: false },
  });
  expect(JSON.stringify(entries)).not.toMatch(/nxt_|nxs_|argon2|sentence/);
});

test('the log is read on from an entry, and by target', async () => {
  await using hub = await startTestHub();
  const { admin, user, entries } = await withFourEntries(hub);
  expect(await admin.api.auditLog({ query: { before: entries[1]!.id, limit: 1 } })).toEqual([entries[2]]);
  expect(await admin.api.auditLog({ query: { target: `user:${user.id}` } })).toEqual([
    entries[1],
    entries[2],
  ]);
});

test('a refused sign-in is listed, and a password in the wrong field is not', async () => {
  await using hub = await startTestHub();
  const admin = await hub.claim();
  for (const name of ['admin', 'my secret by mistake']) {
    await hub
      .visitor()
      .api.signIn({ body: { name, password: 'wrong' } })
      .catch(() => undefined);
  }
  const [unknown, known] = await log(admin, 3);
  expect(known).toMatchObject({ action: 'sign in', outcome: 'refused', actor: 'anonymous' });
  expect(known!.target).toMatch(/^user:[0-9a-f-]{36}$/);
  expect(unknown).toMatchObject({ target: 'user:unknown' });
  expect(JSON.stringify(unknown)).not.toContain('mistake');
});

test('an entry that was changed or taken out is found', async () => {
  await using hub = await startTestHub();
  const { query } = hub.database;
  await withFourEntries(hub);
  expect(await findBrokenAudit(query, 2)).toBeUndefined();
  await query.deleteFrom('audit_log').where('sequence', '=', 3).execute();
  expect(await findBrokenAudit(query, 2)).toBe(4);
  await query.updateTable('audit_log').set({ entry: '{}' }).where('sequence', '=', 2).execute();
  expect(await findBrokenAudit(query, 2)).toBe(2);
});
