import { describe } from 'vitest';
import { findingsConformance } from '#tools/security/findings/findings-conformance.ts';
import { rememberedConformance } from '#tools/security/findings/remembered-conformance.ts';
import { requireEngine } from './engines.ts';
import { securityOnPostgres } from './security/postgres-security.ts';

describe.skipIf(!requireEngine('postgres'))('findings on PostgreSQL', () => {
  const open = securityOnPostgres('findings');
  findingsConformance(open);
  rememberedConformance(open);
});
