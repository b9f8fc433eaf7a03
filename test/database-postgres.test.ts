import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { readCounter, openSample } from '#kernel/database/conformance/sample.ts';
import { databaseConformance } from '#kernel/database/database.conformance.ts';
import { openPostgresStore, type PostgresStoreOptions } from '#kernel/database/postgres-store.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas, withPostgres } from './postgres-schemas.ts';

const prefix = `conformance_${process.pid}_`;
const open = (place: string, options: Partial<PostgresStoreOptions> = {}) =>
  openPostgresStore({ url: postgresUrl, schemaPrefix: `${prefix}${place}_`, ...options });

describe.skipIf(!requireEngine('postgres'))('PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  databaseConformance('PostgreSQL', open);

  test('recovers by itself after its connections were cut', async () => {
    const name = `nexus-cut-${process.pid}`;
    const url = `${postgresUrl}?application_name=${name}`;
    await using sample = await openSample((place) => open(place, { url }), 'cut');
    const { database } = sample;
    const cut = () =>
      withPostgres((client) =>
        client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
          name,
        ]),
      );
    await cut();
    await expect.poll(() => readCounter(sample).catch(() => undefined)).toBe(0);
    const interrupted = database.transaction(async (tx) => {
      await tx.updateTable('counter').set({ value: 5 }).execute();
      await cut();
      await tx.selectFrom('counter').selectAll().execute();
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    await expect.poll(() => readCounter(sample).catch(() => undefined)).toBe(0);
  });

  test('migrates once when several processes start together', async () => {
    const steps: string[] = [];
    const migrations = {
      '0001-once': {
        up: async () => {
          steps.push('once');
        },
      },
    };
    const stores = await Promise.all(Array.from({ length: 5 }, () => open('together')));
    await Promise.all(stores.map((store) => store.open('sample', migrations)));
    await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
    expect(steps).toEqual(['once']);
  });

  test('shows who it is, and limits how long a statement may take', async () => {
    await using sample = await openSample(open, 'settings');
    const { rows } = await sql<{ name: string; limit: string }>`
      select current_setting('application_name') as name, current_setting('statement_timeout') as limit
    `.execute(sample.database.query);
    expect(rows).toEqual([{ name: 'nexus-sample', limit: '30s' }]);
  });

  test('says that a server which is away is unavailable', async () => {
    await using store = await openPostgresStore({ url: 'postgres://nexus@127.0.0.1:1/none' });
    await expect(store.open('sample', {})).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  });
});
