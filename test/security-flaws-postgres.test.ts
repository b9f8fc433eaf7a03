import { describe } from 'vitest';
import { flawHistoryConformance } from '#tools/security/flaws/flaw-history-conformance.ts';
import { requireEngine } from './engines.ts';
import { securityOnPostgres } from './security/postgres-security.ts';

describe.skipIf(!requireEngine('postgres'))('history of flaws on PostgreSQL', () => {
  flawHistoryConformance(securityOnPostgres('flaws'));
});
