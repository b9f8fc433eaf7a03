import { readFileSync } from 'node:fs';
import type { Ping } from './filter-ping.ts';
import type { PushRule } from './push-rule.ts';
import { newPushState, type PushState } from './push-state.ts';

/** A moment that means nothing. */
export const startMs = Date.parse('2026-03-01T12:00:00Z');
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export const runA = '5fbbb5c9-6dc5-4d33-9a3c-6b4a1e3c4a01';
export const runB = '0d6f4f6e-6b57-4d4e-8a63-2f0f5ad8a502';

/** Once a day, with an hour of grace. */
export function dailyRule(changes: Partial<PushRule> = {}): PushRule {
  return {
    schedule: { kind: 'period', periodMs: 24 * hourMs },
    graceMs: hourMs,
    methods: 'any',
    needsManualResume: false,
    ...changes,
  };
}

export function pingOf(changes: Partial<Ping> = {}): Ping {
  return { kind: 'success', exitStatus: null, runId: null, method: 'GET', body: '', ...changes };
}

export function upSince(lastPingMs: number, changes: Partial<PushState> = {}): PushState {
  return { ...newPushState, status: 'up', lastPingMs, ...changes };
}

/** The rows of a file of comma-separated values, by the names in its first line. Enough for tables without line breaks. */
export function readTable(path: string): Record<string, string>[] {
  const [names = [], ...rows] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
}
