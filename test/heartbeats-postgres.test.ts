import { afterAll, describe } from 'vitest';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { heartbeatsConformance } from '#tools/pulse/heartbeats/heartbeats.conformance.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `heartbeats_${process.pid}_`;

describe.skipIf(!requireEngine('postgres'))('heartbeats', () => {
  afterAll(() => dropSchemas(prefix));

  heartbeatsConformance('PostgreSQL', (place, options = {}) =>
    openPostgresStore({ url: postgresUrl, schemaPrefix: `${prefix}${place}_`, ...options }),
  );
});
