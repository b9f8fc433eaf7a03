import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { afterAll } from 'vitest';
import { busConformance } from './bus.conformance.ts';
import { createMemoryBus } from './memory-bus.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-bus-'));
afterAll(() => rmSync(root, { recursive: true }));

busConformance('Memory', {
  open: (place, options) => openSqliteStore({ dataDir: join(root, place), ...options }),
  createBus: createMemoryBus,
});
