import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkValues } from '#library/conditions/check-values.ts';
import type { CheckKind, CheckOutcome } from '#tools/pulse/checks/check-kind.ts';
import { mqtt } from '#tools/pulse/checks/mqtt.ts';
import { mysql } from '#tools/pulse/checks/mysql.ts';
import { postgres } from '#tools/pulse/checks/postgres.ts';
import { redis } from '#tools/pulse/checks/redis.ts';
import { testContext } from '#tools/pulse/checks/testing/test-context.ts';
import { canStartPostgres } from './durability/private-postgres.ts';
import { requireEngine } from './engines.ts';
import { type Mosquitto, openMosquitto } from './notify/mosquitto.ts';
import { openMariaDb, type OwnServer } from './pulse/own-mariadb.ts';
import { openPostgres } from './pulse/own-postgres.ts';
import { openRedis, type OwnRedis } from './pulse/own-redis.ts';

type Settings = Readonly<Record<string, unknown>>;

// oxlint-disable-next-line typescript/no-explicit-any -- of whatever settings
function check(kind: CheckKind<any>, settings: Settings, ms = 5_000): Promise<CheckOutcome> {
  const context = { wants: new Set(['BODY']), signal: AbortSignal.timeout(ms), timeoutMs: ms };
  return kind.check(kind.settings.parse({ host: '127.0.0.1', ...settings }), testContext(context));
}

const bodyOf = ({ values = checkValues(() => undefined) }: CheckOutcome) => values.value('BODY');

describe.skipIf(!canStartPostgres())('a real PostgreSQL', () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await openPostgres();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());
  const ask = (settings: Settings = {}, ms?: number) =>
    check(
      postgres,
      { port: server.port, user: 'scram', password: 'pw', database: 'postgres', ...settings },
      ms,
    );

  test.each(['scram', 'clear', 'hashed'])('lets %s in', async (user) => {
    expect(await ask({ user })).toMatchObject({
      ok: true,
      latencyMs: expect.any(Number),
      address: '127.0.0.1',
    });
    expect(await ask({ user, password: 'no' })).toMatchObject({ ok: false, reason: { id: 'auth' } });
  });

  test('by TLS, which is verified', async () => {
    expect(await ask({ useTls: true, ca: server.ca })).toMatchObject({
      ok: true,
      certificate: { isTrusted: true },
      timings: { tlsMs: expect.any(Number) },
    });
    expect(await ask({ useTls: true })).toMatchObject({ reason: { id: 'tls-untrusted' } });
    expect(await ask({ useTls: true, ignoreTls: true })).toMatchObject({ ok: true });
  });

  test('the first value of a query', async () => {
    const query = 'SELECT count(*), now() FROM jobs';
    expect(bodyOf(await ask({ query }))).toBe('3');
    expect(await ask({ query, operator: '<', expected: '4' })).toMatchObject({ ok: true });
    expect(await ask({ query, operator: '==', expected: '4' })).toMatchObject({
      reason: { id: 'value', detail: '3' },
      evidence: [{ expected: '== 4', seen: '3' }],
    });
    const empty = { query: 'SELECT n FROM jobs WHERE n > 99', operator: 'exists' };
    expect(await ask(empty)).toMatchObject({ reason: { id: 'value', detail: 'nothing there' } });
    const none = { query: 'SELECT n FROM jobs WHERE n IS NULL', operator: '>', expected: '1' };
    expect(await ask(none)).toMatchObject({ reason: { id: 'value', detail: 'NULL' } });
  });

  test('more rows than are read: the first counts', async () => {
    const query = 'SELECT generate_series(1, 2000000)';
    expect(await ask({ query, operator: '==', expected: '1' })).toMatchObject({ ok: true });
    expect(await ask({ query: "SELECT repeat('x', 3000000)" })).toMatchObject({
      reason: { id: 'body-too-large' },
    });
  });

  test('nothing is written, and what is wrong is told', async () => {
    expect(await ask({ query: 'DELETE FROM jobs' })).toMatchObject({
      reason: { id: 'query', detail: expect.stringMatching(/read-only/) },
    });
    expect(await ask({ query: 'SELECT nope' })).toMatchObject({ reason: { id: 'query' } });
    expect(await ask({ database: 'nope' })).toMatchObject({ reason: { id: 'not-found' } });
    expect(await ask({ query: 'SELECT pg_sleep(5)' }, 500)).toMatchObject({
      reason: { id: 'timeout-answer' },
    });
  });
});

describe.skipIf(!requireEngine('mariadb'))('a real MariaDB', () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await openMariaDb();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());
  const ask = (settings: Settings = {}, ms?: number) =>
    check(mysql, { port: server.port, user: 'nexus', password: 'pw', database: 'app', ...settings }, ms);

  test('lets in who knows the password, plain and by TLS', async () => {
    expect(await ask()).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
    expect(await ask({ database: undefined })).toMatchObject({ ok: true });
    expect(await ask({ useTls: true, ca: server.ca })).toMatchObject({
      ok: true,
      certificate: { isTrusted: true },
    });
    expect(await ask({ useTls: true })).toMatchObject({ reason: { id: 'tls-untrusted' } });
    expect(await ask({ password: 'no' })).toMatchObject({ reason: { id: 'auth' } });
    expect(await ask({ database: 'mysql' })).toMatchObject({ reason: { id: 'auth' } });
  });

  test('the first value of a query', async () => {
    const query = 'SELECT sum(n), count(*) FROM jobs';
    expect(await ask({ query, operator: '==', expected: '15' })).toMatchObject({ ok: true });
    expect(await ask({ query, operator: '>', expected: '15' })).toMatchObject({
      reason: { id: 'value', detail: '15' },
    });
    expect(await ask({ query: 'SELECT n FROM empty', operator: 'exists' })).toMatchObject({ ok: false });
    expect(await ask({ query: 'SELECT NULL', operator: 'exists' })).toMatchObject({
      reason: { detail: 'NULL' },
    });
    expect(bodyOf(await ask({ query: "SELECT repeat('y', 70000)" }))).toHaveLength(70_000);
    expect(await ask({ query: 'SELECT seq FROM seq_1_to_500000' })).toMatchObject({ ok: true });
  });

  test('nothing is written, and what is wrong is told', async () => {
    expect(await ask({ query: 'DELETE FROM jobs' })).toMatchObject({
      reason: { id: 'query', detail: expect.stringMatching(/READ ONLY/) },
    });
    expect(await ask({ query: 'SELECT nope FROM jobs' })).toMatchObject({ reason: { id: 'query' } });
    expect(await ask({ query: 'SELECT sleep(5)' }, 500)).toMatchObject({ reason: { id: 'timeout-answer' } });
    expect(await check(redis, { port: server.port })).toMatchObject({ reason: { id: 'bad-answer' } });
  });
});

describe.skipIf(!requireEngine('redis'))('a real Redis', () => {
  let server: OwnRedis;
  beforeAll(async () => {
    server = await openRedis();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());
  const ask = (settings: Settings = {}) =>
    check(redis, { port: server.port, password: 'geheim', ...settings });

  test('lets in who knows the password, plain and by TLS', async () => {
    const outcome = await ask({ role: 'master' });
    expect(outcome).toMatchObject({ ok: true });
    expect(JSON.parse(String(bodyOf(outcome)))).toMatchObject({ role: 'master', connected_slaves: '0' });
    expect(await ask({ port: server.tlsPort, useTls: true, ca: server.ca })).toMatchObject({ ok: true });
    expect(await ask({ password: 'no' })).toMatchObject({ reason: { id: 'auth' } });
    expect(await ask({ password: undefined })).toMatchObject({ reason: { id: 'auth' } });
    expect(await ask({ role: 'replica' })).toMatchObject({ reason: { id: 'value', detail: 'master' } });
  });

  test('a user who may only ping', async () => {
    expect(await ask({ user: 'watcher', password: 'watches' })).toMatchObject({ ok: true });
  });

  test('a replica, first with its primary and then without', async () => {
    const primary = await openRedis();
    const link = ['--replicaof', '127.0.0.1', String(primary.port), '--masterauth', 'geheim'];
    await using replica = await openRedis(...link, '--repl-diskless-sync-delay', '0');
    const settings = { port: replica.port, role: 'replica' };
    await expect.poll(() => ask(settings), { timeout: 20_000 }).toMatchObject({ ok: true });
    await primary[Symbol.asyncDispose]();
    await expect
      .poll(() => ask(settings), { timeout: 20_000 })
      .toMatchObject({ reason: { id: 'unhealthy' }, evidence: [{ expected: 'up', seen: 'down' }] });
  });
});

describe.skipIf(!requireEngine('mosquitto'))('a real MQTT broker', () => {
  let broker: Mosquitto;
  beforeAll(async () => {
    broker = await openMosquitto();
  });
  afterAll(() => broker?.[Symbol.asyncDispose]());
  const ask = (settings: Settings = {}, ms?: number) => {
    const { port, user, password } = broker;
    return check(mqtt, { port, user, password, ...settings }, ms);
  };

  test('lets in who knows the password, plain and by TLS', async () => {
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask({ port: broker.tlsPort, useTls: true, ca: broker.ca })).toMatchObject({ ok: true });
    expect(await ask({ port: broker.tlsPort, useTls: true })).toMatchObject({
      reason: { id: 'tls-untrusted' },
    });
    expect(await ask({ password: 'no' })).toMatchObject({ reason: { id: 'auth' } });
  });

  test('a message that it publishes itself comes back', async () => {
    const own = { topic: 'lab/+', publishTopic: 'lab/pulse', publishText: '{"battery":{"level":80}}' };
    const outcome = await ask(own);
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.values?.value('TOPIC')).toBe('lab/pulse');
    expect(bodyOf(outcome)).toBe('{"battery":{"level":80}}');
    const level = { ...own, path: 'battery.level', operator: '>' };
    expect(await ask({ ...level, expected: '50' })).toMatchObject({ ok: true });
    expect(await ask({ ...level, expected: '90' }, 500)).toMatchObject({
      reason: { id: 'no-message', detail: 'Last on lab/pulse: 80' },
    });
  });

  test('no message', async () => {
    expect(await ask({ topic: 'lab/silence' }, 400)).toMatchObject({
      reason: { id: 'no-message', detail: 'Nothing on lab/silence' },
    });
  });
});
