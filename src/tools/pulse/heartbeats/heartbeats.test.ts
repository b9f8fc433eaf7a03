import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { heartbeatsConformance } from './heartbeats.conformance.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-heartbeats-'));
afterAll(() => rmSync(root, { recursive: true }));

heartbeatsConformance('SQLite', (place, options) =>
  openSqliteStore({ dataDir: join(root, place), ...options }),
);
