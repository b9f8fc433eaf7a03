import type { MonitorRow } from '#contracts/pulse/monitor.ts';

export function rowFixture(changes: Partial<MonitorRow> = {}): MonitorRow {
  return {
    id: 'm1',
    number: 1,
    name: 'photos',
    kind: 'http',
    target: 'https://photos.lan/',
    intervalMs: 60_000,
    tags: [],
    parentId: null,
    labels: {},
    state: 'active',
    status: 'up',
    sinceMs: 1_000,
    lastCheckAtMs: 120_000,
    latencyMs: 12,
    reason: null,
    ...changes,
  };
}
