import { describe } from 'vitest';
import { inventoriesConformance } from '#tools/security/inventories/inventories-conformance.ts';
import { requireEngine } from './engines.ts';
import { securityOnPostgres } from './security/postgres-security.ts';

describe.skipIf(!requireEngine('postgres'))('inventories on PostgreSQL', () => {
  inventoriesConformance(securityOnPostgres('inventories'));
});
