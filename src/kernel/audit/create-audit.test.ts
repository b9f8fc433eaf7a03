import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { type AuditEntry, auditRecorded } from '#contracts/hub/audit.ts';
import { busMigrations } from '../bus/bus-tables.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { manualClock } from '../clock.ts';
import { openSqliteStore } from '../database/sqlite-store.ts';
import { createLog } from '../log.ts';
import { Secret } from '../secrets/secrets.ts';
import { createAudit } from './create-audit.ts';

const entry = { action: 'stop container', target: 'container:web', outcome: 'succeeded' } as const;

/** Containers with its audit, and what arrives at whoever listens. */
async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-audit-'));
  const store = await openSqliteStore({ dataDir });
  const clock = manualClock(5000);
  const log = createLog({ level: 'error', format: 'json', write: () => undefined, now: () => clock.now() });
  const events = createMemoryBus({ clock, log });
  const database = await store.open('containers', busMigrations);
  const bus = events.forTool('containers', database);
  const heard: AuditEntry[] = [];
  bus.subscribe(auditRecorded.containers, 'listener', async ({ payload }) => void heard.push(payload));
  await bus.start();
  return {
    database,
    heard,
    audit: createAudit({ tool: 'containers', bus, clock }),
    async [Symbol.asyncDispose]() {
      await events[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true });
    },
  };
}

test('each kind of caller is named, in order', async () => {
  await using containers = await start();
  const { database, audit, heard } = containers;
  const callers: Caller[] = [
    { kind: 'anonymous' },
    { kind: 'user', userId: 'u', name: 'ana', role: 'viewer', sessionId: 's' },
    { kind: 'token', tokenId: 't', userId: 'u', name: 'script', permissions: [] },
    { kind: 'tool', tool: 'watcher' },
  ];
  for (const caller of callers) await database.transaction((tx) => audit.record(tx, { ...entry, caller }));
  await expect.poll(() => heard.length).toBe(4);
  expect(heard.map(({ actor, actorName }) => `${actor} ${actorName}`)).toEqual([
    'anonymous anonymous',
    'user:u ana',
    'token:t script',
    'tool:watcher watcher',
  ]);
  expect(heard[0]).toMatchObject({ ...entry, tool: 'containers', atMs: 5000 });
});

test('a change that is rolled back leaves no record, and the next one does', async () => {
  await using containers = await start();
  const { database, audit, heard } = containers;
  const undone = database.transaction(async (tx) => {
    await audit.record(tx, { ...entry, caller: { kind: 'anonymous' }, target: 'container:undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await database.transaction((tx) => audit.record(tx, { ...entry, caller: { kind: 'anonymous' } }));
  await expect.poll(() => heard.map(({ target }) => target)).toEqual(['container:web']);
});

test('what was there before is told without secrets', async () => {
  await using containers = await start();
  const { database, audit, heard } = containers;
  const before = { token: new Secret('hunter2'), port: 1 };
  await database.transaction((tx) => audit.record(tx, { ...entry, caller: { kind: 'anonymous' }, before }));
  await expect.poll(() => heard[0]?.before).toEqual({ token: '[secret]', port: 1 });
});
