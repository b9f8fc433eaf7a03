import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createSecrets } from '#kernel/secrets/create-secrets.ts';
import { databaseKeyCheck, keyCheckMigrations } from '#kernel/secrets/key-check-store.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import { goodPassword, type HubEngine, startTestHub } from '#tools/hub/test-hub.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `hub_${process.pid}_`;

function openStore(place: string) {
  return openPostgresStore({ url: postgresUrl, schemaPrefix: `${prefix}${place}_`, maxConnections: 4 });
}

function engine(place: string): HubEngine {
  return {
    open: () => openStore(place),
    createBus: (options) => createPostgresBus({ url: postgresUrl, ...options }),
  };
}

/** Two Hub processes on one database. */
async function startTwo(place: string) {
  const first = await startTestHub(engine(place));
  const second = await startTestHub(engine(place));
  return {
    first,
    second,
    async [Symbol.asyncDispose]() {
      await second[Symbol.asyncDispose]();
      await first[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!requireEngine('postgres'))('Hub on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  test('of two who claim two processes at once, one wins', async () => {
    await using processes = await startTwo('claim');
    const { first, second } = processes;
    const results = await Promise.allSettled([first.claim(), second.claim()]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['already-claimed']);
    expect(await first.visitor().api.status({})).toMatchObject({ claimed: true });
    expect(await second.visitor().api.status({})).toMatchObject({ claimed: true });
  });

  test('of two admins who make each other less in two processes at once, one stays', async () => {
    await using processes = await startTwo('admins');
    const { first, second } = processes;
    const admin = await first.claim();
    const eva = await admin.api.createUser({ body: { name: 'eva', password: goodPassword, role: 'admin' } });
    const visitor = second.visitor();
    await visitor.api.signIn({ body: { name: 'eva', password: goodPassword } });
    const { user } = await admin.api.me({});
    const body = { role: 'viewer' as const };
    const results = await Promise.allSettled([
      admin.api.updateUser({ params: { id: eva.id }, body }),
      visitor.api.updateUser({ params: { id: user.id }, body }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('an account disabled while it signs in elsewhere is left without a session', async () => {
    await using processes = await startTwo('disable');
    const { first, second } = processes;
    const admin = await first.claim();
    const eva = await admin.api.createUser({ body: { name: 'eva', password: goodPassword } });
    const signIns = Array.from({ length: 4 }, () =>
      second.visitor().api.signIn({ body: { name: 'eva', password: goodPassword } }),
    );
    const disabling = admin.api.updateUser({ params: { id: eva.id }, body: { disabled: true } });
    await Promise.allSettled([...signIns, disabling]);
    const left = second.database.query.selectFrom('sessions').selectAll().where('user_id', '=', eva.id);
    expect(await left.execute()).toEqual([]);
  });

  test('a session that ended in one process is over in the other within seconds', async () => {
    await using processes = await startTwo('end');
    const { first, second } = processes;
    const admin = await first.claim();
    const elsewhere = second.visitor();
    elsewhere.session = admin.session;
    expect(await second.callerOf(elsewhere)).toMatchObject({ kind: 'user', name: 'admin' });
    await admin.api.signOut({});
    second.clock.advance(5000);
    expect(await second.callerOf(elsewhere)).toEqual({ kind: 'anonymous' });
  });

  test('grants changed in one process hold in the other within seconds, for tokens too', async () => {
    await using processes = await startTwo('grants');
    const { first, second } = processes;
    const admin = await first.claim();
    const grants = [{ role: 'operator' as const, scope: { stack: 'media' } }];
    const eva = await admin.api.createUser({
      body: { name: 'eva', password: goodPassword, role: 'guest', grants },
    });
    const [visitor, program] = [second.visitor(), second.visitor()];
    await visitor.api.signIn({ body: { name: 'eva', password: goodPassword } });
    expect(await second.callerOf(visitor)).toMatchObject({ role: 'guest', grants });
    const body = { name: 's', permissions: ['containers:read' as const], scopes: [{ host: 'nas' }] };
    program.apiToken = (await visitor.api.createToken({ body })).secret;
    expect(await second.callerOf(program)).toMatchObject({
      permissions: [],
      grants: [{ permissions: ['containers:read'], scopes: [{ stack: 'media' }, { host: 'nas' }] }],
    });
    await admin.api.updateUser({ params: { id: eva.id }, body: { grants: [] } });
    second.clock.advance(5000);
    expect(await second.callerOf(visitor)).toEqual({ kind: 'anonymous' });
    expect(await second.callerOf(program)).toMatchObject({ permissions: [], grants: [] });
  });

  test('accounts, sessions, tokens and the audit log work as they do on SQLite', async () => {
    await using hub = await startTestHub(engine('journey'));
    const admin = await hub.claim();
    const eva = await admin.api.createUser({
      body: { name: 'eva', password: goodPassword, role: 'operator' },
    });
    await expect(
      admin.api.createUser({ body: { name: 'EVA', password: goodPassword } }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const { secret } = await admin.api.createToken({ body: { name: 'script', permissions: ['hub:read'] } });
    const program = hub.visitor();
    program.apiToken = secret;
    expect(await program.api.me({})).toMatchObject({ permissions: ['hub:read'] });
    await admin.api.changePassword({ body: { current: goodPassword, next: 'another sentence entirely' } });
    expect(await admin.api.sessions({})).toEqual([expect.objectContaining({ current: true })]);
    await admin.api.removeUser({ params: { id: eva.id } });
    const entries = () => admin.api.auditLog({ query: {} });
    await expect.poll(async () => (await entries()).length, { timeout: 10_000 }).toBe(5);
    expect((await entries())[0]).toMatchObject({ action: 'remove user', actorName: 'admin' });
    hub.clock.advance(12 * 3_600_000);
    const expired = () => {
      hub.clock.advance(60_000);
      return hub.database.query.selectFrom('sessions').select('id').execute();
    };
    await expect.poll(expired).toEqual([]);
  });
});

describe.skipIf(!requireEngine('postgres'))('the secret key of a shared database', () => {
  afterAll(() => dropSchemas(prefix));

  test('processes need the same key; one without is told so and makes none', async () => {
    const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'nexus-key-'))));
    const [here, there] = [folders[0]!, folders[1]!];
    await using store = await openStore('key');
    const check = databaseKeyCheck(await store.open('nexus', keyCheckMigrations));
    const key = new Secret('ab'.repeat(32));
    const sealed = (await createSecrets({ dataDir: here, key, check })).seal(new Secret('x'), 'p');
    expect((await createSecrets({ dataDir: there, key, check })).open(sealed, 'p').reveal()).toBe('x');
    await expect(createSecrets({ dataDir: there, check })).rejects.toMatchObject({
      code: 'secret-key-missing',
    });
    const other = new Secret('cd'.repeat(32));
    await expect(createSecrets({ dataDir: there, key: other, check })).rejects.toMatchObject({
      code: 'secret-key-wrong',
    });
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  });
});
