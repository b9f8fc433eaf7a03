import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { securityMigrations } from '../security-migrations.ts';
import type { FindingTables } from './finding-tables.ts';
import { findingsConformance } from './findings-conformance.ts';
import { rememberedConformance } from './remembered-conformance.ts';

const open = () => openTestKernelOf<FindingTables>('security', securityMigrations);
findingsConformance(open);
rememberedConformance(open);
