import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';

/** Rows for the tests of these pages. */
export function containerFixture(changes: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id: 'a'.repeat(64),
    host: 'local',
    name: 'jellyfin',
    image: 'jellyfin/jellyfin:10.10.7',
    imageId: 'sha256:0',
    state: 'running',
    health: null,
    exitCode: null,
    createdAtMs: 1_800_000_000_000,
    startedAtMs: 1_800_000_000_000,
    finishedAtMs: null,
    restartCount: 0,
    ports: [],
    stack: null,
    labels: {},
    networks: ['bridge'],
    ...changes,
  };
}

export function operationFixture(changes: Partial<Operation> = {}): Operation {
  return {
    id: 'operation',
    kind: 'restart',
    host: 'local',
    subject: 'container',
    targetId: 'a',
    targetName: 'jellyfin',
    state: 'running',
    steps: [],
    startedBy: 'alvaro',
    startedAtMs: 1,
    endedAtMs: null,
    error: null,
    command: 'docker restart jellyfin',
    ...changes,
  };
}
