import { Client } from 'pg';
import { postgresUrl } from './engines.ts';

/** Runs `work` on a connection of its own, with the rights of the test role. */
export async function withPostgres<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(postgresUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Removes what a test left in schemas of its own. */
export async function dropSchemas(prefix: string): Promise<void> {
  await withPostgres(async (client) => {
    const { rows } = await client.query('select nspname from pg_namespace where starts_with(nspname, $1)', [
      prefix,
    ]);
    for (const { nspname } of rows) await client.query(`drop schema ${nspname} cascade`);
  });
}
