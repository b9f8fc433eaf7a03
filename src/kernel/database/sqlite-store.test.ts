import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { databaseConformance } from './database.conformance.ts';
import { openSqliteStore } from './sqlite-store.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-database-'));
afterAll(() => rmSync(root, { recursive: true }));

databaseConformance('SQLite', (place, options) =>
  openSqliteStore({ dataDir: join(root, place), ...options }),
);
