import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import { unavailable } from '#kernel/errors.ts';
import { systemClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import type { ContainersPort } from './runs/containers-port.ts';
import { noLogins } from './settings/docker-config-file.ts';
import type { ContainersSource } from './subjects/containers-source.ts';
import { startWatcher } from './start-watcher.ts';
import { watcherMigrations } from './watcher-migrations.ts';
import type { WatcherSchema } from './watcher-schema.ts';

export interface TestImage {
  readonly id: string;
  readonly digests: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** What Containers would say; change it, and Watcher sees it at its next look. */
export interface TestHost {
  containers: ContainerSummary[];
  images: TestImage[];
  state: HostStatus['state'];
}

export function testSummary(wanted: Partial<ContainerSummary>): ContainerSummary {
  return {
    id: `id-${wanted.name}`,
    host: 'nas',
    name: 'web',
    image: 'nginx:1',
    imageId: '',
    state: 'running',
    health: null,
    exitCode: null,
    createdAtMs: 1,
    startedAtMs: 1,
    finishedAtMs: null,
    restartCount: 0,
    ports: [],
    stack: null,
    labels: {},
    networks: [],
    ...wanted,
  };
}

/** The whole tool over a host that the test describes. Nothing can be updated: for that there are the tests of runs. */
export async function openTestWatcher(host: TestHost, folder?: string) {
  const kernel = await openTestKernelOf<WatcherSchema>('watcher', watcherMigrations, {
    clock: systemClock,
    ...(folder !== undefined && { folder }),
  });
  const tool = await startWatcher(kernel, {
    source: sourceOf(host),
    containers: noContainers,
    pulse: { monitors: refuse },
    dockerConfig: { read: () => Promise.resolve(noLogins) },
  });
  return {
    kernel,
    handlers: tool.handlers,
    async [Symbol.asyncDispose]() {
      await tool[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

const refuse = () => Promise.reject(unavailable('Not in this test.'));

const noContainers: ContainersPort = {
  list: refuse,
  details: refuse,
  planRecreate: refuse,
  recreate: refuse,
  recreations: refuse,
  operations: refuse,
  planRevert: refuse,
  revertRecreation: refuse,
  planServiceImage: refuse,
  setServiceImage: refuse,
  recreateSelf: refuse,
  selfRecreation: refuse,
};

function sourceOf(host: TestHost): ContainersSource {
  const summary = ({ id, digests }: TestImage) => ({
    host: 'nas',
    id,
    tags: [],
    digests: [...digests],
    createdAtMs: 5,
    sizeBytes: 1,
    sharedBytes: null,
    usedBy: [],
    isRollback: false,
  });
  return {
    list: () =>
      Promise.resolve({
        hosts: [
          {
            id: 'nas',
            name: 'nas',
            state: host.state,
            sinceMs: 0,
            reason: 'away',
            fixes: [],
            address: '',
            engine: null,
          },
        ],
        containers: host.containers,
      }),
    images: () => Promise.resolve(host.images.map(summary)),
    imageDetails(_host, id) {
      const image = host.images.find((one) => one.id === id);
      if (!image) return refuse();
      return Promise.resolve({
        ...summary(image),
        operatingSystem: 'linux',
        architecture: 'amd64',
        variant: '',
        command: [],
        entrypoint: [],
        workingDirectory: '',
        user: '',
        ports: [],
        volumes: [],
        labels: { ...image.labels },
        layers: [],
      });
    },
  };
}
