import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { findingsConformance } from './findings-conformance.ts';
import type { FindingTables } from './finding-tables.ts';
import { securityMigrations } from '../security-migrations.ts';

findingsConformance(() => openTestKernelOf<FindingTables>('security', securityMigrations));
