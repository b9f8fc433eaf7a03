import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { findings } from '../migrations/0003-findings.ts';
import { matchedWith } from '../migrations/0007-matched-with.ts';
import { findingsConformance } from './findings-conformance.ts';
import type { FindingTables } from './finding-tables.ts';

findingsConformance(() =>
  openTestKernelOf<FindingTables>('security', {
    '0003-findings': findings,
    '0007-matched-with': matchedWith,
  }),
);
