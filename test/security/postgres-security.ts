import { afterAll } from 'vitest';
import { type Clock, manualClock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import type { SecuritySchema } from '#tools/security/security-schema.ts';
import { securityMigrations } from '#tools/security/security-migrations.ts';
import { postgresUrl } from '../engines.ts';
import { dropSchemas } from '../postgres-schemas.ts';

/** Opens the tables of Security on PostgreSQL, empty each time; all of it is dropped when the suite ends. */
export function securityOnPostgres(name: string) {
  const prefix = `${name}_${process.pid}_`;
  let opened = 0;
  afterAll(() => dropSchemas(prefix));
  return async (
    clock: Clock = manualClock(),
  ): Promise<AsyncDisposable & { readonly database: Database<SecuritySchema> }> => {
    const log = createLog({ level: 'warn', format: 'json', write: () => undefined, now: () => clock.now() });
    opened += 1;
    const store = await openPostgresStore({
      url: postgresUrl,
      schemaPrefix: `${prefix}${opened}_`,
      clock,
      log,
    });
    const database = await store.open<SecuritySchema>('security', securityMigrations);
    return { database, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  };
}
