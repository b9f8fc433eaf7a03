import type { StackFile, StackService, StackSummary } from '#contracts/containers/stack.ts';

/** Stacks for the tests of these pages. */
export function stackServiceFixture(changes: Partial<StackService> = {}): StackService {
  return {
    name: 'jellyfin',
    image: 'jellyfin/jellyfin:10.10.7',
    isBuilt: false,
    isInFile: true,
    drift: 'same',
    containers: [{ id: 'a', name: 'media-jellyfin-1', state: 'running', health: null }],
    ...changes,
  };
}

export function stackFixture(changes: Partial<StackSummary> = {}): StackSummary {
  return {
    host: 'local',
    name: 'media',
    origin: 'adopted',
    state: 'running',
    workingDirectory: '/srv/media',
    configFiles: ['/srv/media/compose.yaml'],
    environmentFiles: [],
    services: [stackServiceFixture()],
    drift: 'same',
    reason: '',
    fixes: [],
    lastDeploy: null,
    ...changes,
  };
}

export function stackFileFixture(changes: Partial<StackFile> = {}): StackFile {
  return {
    path: '/srv/media/compose.yaml',
    kind: 'compose',
    state: 'readable',
    text: 'services: {}\n',
    isMasked: false,
    hash: 'hash',
    isWritable: true,
    reason: '',
    fixes: [],
    ...changes,
  };
}
