import { Client } from 'pg';
import { afterAll } from 'vitest';
import { databaseConformance } from '#kernel/database/database.conformance.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';

const url = process.env.NEXUS_TEST_POSTGRES_URL ?? 'postgres://nexus:nexus@127.0.0.1:5433/nexus_test';
const root = `conformance_${process.pid}_`;

afterAll(async () => {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query('select nspname from pg_namespace where starts_with(nspname, $1)', [
    root,
  ]);
  for (const { nspname } of rows) await client.query(`drop schema ${nspname} cascade`);
  await client.end();
});

databaseConformance('PostgreSQL', (place, options) =>
  openPostgresStore({ url, schemaPrefix: `${root}${place}_`, ...options }),
);
