import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { scheduleConformance } from './schedule.conformance.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-schedule-'));
afterAll(() => rmSync(root, { recursive: true }));

scheduleConformance('SQLite', (place) => openSqliteStore({ dataDir: join(root, place) }));
