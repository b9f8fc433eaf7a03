import type { ContainerDetails, ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { manualClock, type ManualClock } from '#kernel/clock.ts';
import { notFound, unavailable } from '#kernel/errors.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { TarError } from '#library/layers/tar-error.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { InventoryTables } from '../inventories/inventory-tables.ts';
import { openInventories } from '../inventories/open-inventories.ts';
import { inventories } from '../migrations/0001-inventories.ts';
import { reading } from '../migrations/0002-reading.ts';
import type { ContainersPort } from './containers-port.ts';
import type { ImageScanner } from './image-scanner.ts';
import { openReading } from './open-reading.ts';
import type { ReadingTables } from './reading-tables.ts';

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

/** Its packages are named after what it read. */
export function fakeScanner(revisions = 'scan:1'): ImageScanner {
  const scan = async (chunks: AsyncIterable<Uint8Array>): Promise<Inventory> => {
    const text = Buffer.concat(await Array.fromAsync(chunks)).toString();
    if (text === 'broken') throw new TarError('malformed', 'It is no archive.');
    return inventoryOf(text);
  };
  return {
    revisions,
    places: ['/etc/os-release'],
    scanPlaces: scan,
    scanImage: async ({ open }) => await scan(await open()),
  };
}

function inventoryOf(name: string): Inventory {
  const nothing = { arch: null, source: null, module: null, vendor: null, layer: null, isOwned: false };
  return {
    distribution: null,
    platform: null,
    layers: [],
    packages: [{ type: 'deb', name, version: '1', path: 'status', ...nothing }],
    problems: name === 'partial' ? [{ path: null, id: 'damaged', detail: 'A layer.' }] : [],
  };
}

export interface TestReadingOptions {
  readonly hosts: Record<string, TestHost>;
  readonly scanner?: ImageScanner;
  readonly clock?: ManualClock;
  /** The same folder: the same data. */
  readonly folder?: string;
  readonly isReadingOn?: boolean;
}

/** Reading over hosts that the test describes. */
export async function openTestReading(options: TestReadingOptions) {
  const { hosts, scanner = fakeScanner(), clock = manualClock(), folder, isReadingOn = true } = options;
  const kernel = await openTestKernelOf<ReadingTables & InventoryTables>(
    'security',
    { '0001-inventories': inventories, '0002-reading': reading },
    { clock, ...(folder !== undefined && { folder }) },
  );
  const kept = openInventories({ database: kernel.database.as(), clock });
  const asked: string[] = [];
  const opened = await openReading({
    kernel: { ...kernel, database: kernel.database.as(), bus: kernel.bus },
    containers: fakeContainers(hosts, asked),
    scanner,
    inventories: kept,
    settings: { isReadingOn: () => isReadingOn },
    deadlineMs: 20 * 60_000,
  });
  return {
    reading: opened,
    kernel,
    inventories: kept,
    clock,
    asked,
    /** Lets time pass until it is so. */
    until: async (isSo: () => boolean | Promise<boolean>, stepMs = 100): Promise<void> => {
      const deadlineMs = performance.now() + 12_000;
      while (!(await isSo())) {
        if (performance.now() > deadlineMs) throw new Error(`Never so: ${isSo.toString()}`);
        clock.advance(stepMs);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}
