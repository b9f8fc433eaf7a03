import { afterAll, describe } from 'vitest';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { pushStoreConformance } from '#tools/pulse/push/push-store.conformance.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `push_${process.pid}_`;

describe.skipIf(!requireEngine('postgres'))('reports of jobs', () => {
  afterAll(() => dropSchemas(prefix));

  pushStoreConformance('PostgreSQL', (place, options = {}) =>
    openPostgresStore({ url: postgresUrl, schemaPrefix: `${prefix}${place}_`, ...options }),
  );
});
