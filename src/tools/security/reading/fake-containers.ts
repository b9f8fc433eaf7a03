import type { ContainerDetails, ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { notFound, unavailable } from '#kernel/errors.ts';
import type { ContainersPort } from './containers-port.ts';

/** What a host has; change it, and it is seen at the next look. */
export interface TestHost {
  state: HostStatus['state'];
  containers: ContainerSummary[];
  images: TestImage[];
}

export interface TestImage {
  readonly id: string;
  /** What is in it. An archive of `broken` is none; that of `slow` never ends. */
  content: string;
  readonly sizeBytes?: number;
}

export function testContainer(wanted: Partial<ContainerSummary>): ContainerSummary {
  return {
    id: `id-${wanted.name ?? 'web'}`,
    host: 'nas',
    name: 'web',
    image: 'nginx:1',
    imageId: 'i1',
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

function detailsOf(summary: ContainerSummary): ContainerDetails {
  return {
    ...summary,
    command: [],
    entrypoint: [],
    workingDirectory: '',
    user: '1000',
    hostname: '',
    tty: false,
    autoRemove: false,
    privileged: summary.labels.privileged === 'yes',
    oomKilled: false,
    engineError: '',
    environment: [],
    mounts: [],
    attachments: [],
    networkMode: 'bridge',
    restartPolicy: { name: 'no', maximumRetryCount: 0 },
    limits: { memoryBytes: null, cpus: null, pids: null },
    logDriver: '',
    healthCheck: null,
    dependsOn: [],
    dependents: [],
    raw: {},
  };
}

function statusOf(id: string, { state }: TestHost): HostStatus {
  const rest = { sinceMs: 0, fixes: [], address: '', engine: null };
  return { id, name: id, state, reason: state === 'live' ? '' : 'no route', ...rest };
}

async function* chunksOf(text: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(Buffer.from(text));
  if (text !== 'slow') return;
  const aborted = Promise.withResolvers<void>();
  signal?.addEventListener('abort', () => aborted.resolve());
  await aborted.promise;
  signal?.throwIfAborted();
}

/** Containers of these hosts. `asked` tells what was read, in order: `archive i1`, `places id-web`. */
export function fakeContainers(hosts: Record<string, TestHost>, asked: string[]): ContainersPort {
  const hostOf = (id: string): TestHost => {
    const host = hosts[id];
    if (host?.state !== 'live') throw unavailable(`${id} cannot be seen.`);
    return host;
  };
  const imageOf = (host: string, id: string): TestImage => {
    const image = hostOf(host).images.find((one) => one.id === id);
    if (!image) throw notFound('The image');
    return image;
  };
  const all = () => Object.entries(hosts);
  // oxlint-disable require-await -- what is asked of another process rejects, and does not throw
  return {
    list: async () => ({
      hosts: all().map(([id, host]) => statusOf(id, host)),
      containers: all().flatMap(([, host]) => host.containers),
    }),
    images: async () => ({
      images: all().flatMap(([host, { state, images }]) =>
        state === 'live' ? images.map((one) => summaryOf(host, one)) : [],
      ),
      missing: all().flatMap(([host, { state }]) => (state === 'live' ? [] : [{ host, reason: 'no route' }])),
    }),
    async details({ params: { host, id } }) {
      const found = hostOf(host).containers.find((one) => one.id === id);
      if (!found) throw notFound('The container');
      return detailsOf(found);
    },
    async imageParts({ params: { host, image } }) {
      const { id, content } = imageOf(host, image);
      const platform = { operatingSystem: 'linux', architecture: 'amd64', variant: '' };
      return { id, ...platform, diffIds: [`sha256:${content}`] };
    },
    async imageArchive({ params: { host, image } }, { signal } = {}) {
      asked.push(`archive ${image} of ${host}`);
      return { fileName: 'a', chunks: chunksOf(imageOf(host, image).content, signal) };
    },
    async containerPlaces({ params: { host, id } }, { signal } = {}) {
      asked.push(`places ${id}`);
      hostOf(host);
      return { fileName: 'a', chunks: chunksOf('places', signal) };
    },
  };
  // oxlint-enable require-await
}

function summaryOf(host: string, { id, sizeBytes = 1 }: TestImage): ImageSummary {
  const rest = { digests: [], createdAtMs: 5, sharedBytes: null, usedBy: [], isRollback: false };
  return { host, id, tags: [`${id}:latest`], sizeBytes, ...rest };
}
