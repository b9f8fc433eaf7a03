import type { RecreatePlan, RecreationRecord } from '#contracts/containers/recreate.ts';

/** Records and plans for the tests of these pages. */
export function recordFixture(changes: Partial<RecreationRecord> = {}): RecreationRecord {
  return {
    id: '1',
    host: 'local',
    operationId: 'operation',
    name: 'web',
    kind: 'recreate',
    reason: '',
    startedBy: 'alvaro',
    phase: 'finishing',
    outcome: 'succeeded',
    problem: null,
    image: { reference: 'nginx:1', beforeId: 'sha256:1', afterId: 'sha256:1' },
    oldId: 'old',
    newId: 'new',
    dependents: [],
    warnings: [],
    report: [],
    canRevert: true,
    startedAtMs: 1_800_000_000_000,
    endedAtMs: 1_800_000_009_000,
    ...changes,
  };
}

export function planFixture(changes: Partial<RecreatePlan> = {}): RecreatePlan {
  return {
    name: 'web',
    image: { reference: 'nginx:1', beforeId: 'sha256:1', afterId: 'sha256:1' },
    phases: [],
    downtimeSeconds: 12,
    dependents: [],
    anonymousVolumes: [],
    warnings: [],
    changes: [],
    command: 'docker stop web',
    ...changes,
  };
}
