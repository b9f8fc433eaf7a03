import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { pushStoreConformance } from './push-store.conformance.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-push-'));
afterAll(() => rmSync(root, { recursive: true }));

pushStoreConformance('SQLite', (place, options) =>
  openSqliteStore({ dataDir: join(root, place), ...options }),
);
