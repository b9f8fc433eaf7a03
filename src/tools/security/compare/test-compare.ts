import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AcceptanceScope } from '#contracts/security/acceptance.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { systemClock } from '#kernel/clock.ts';
import { fakeRegistry, type FakeAnswer, type FakeRequest } from '#library/registry/fake-registry.ts';
import type { StoredAcceptance } from '../acceptance/open-acceptances.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import { sha256Of, tarOf } from '../scan/test-layers.ts';
import { openScanThreads } from '../scan/threads/open-scan-threads.ts';
import { securityMigrations } from '../security-migrations.ts';
import type { SecuritySchema } from '../security-schema.ts';
import { openTemporaryFiles } from '../temporary-files/open-temporary-files.ts';
import { AdvisoryLab } from '../watch-advisories/advisory-lab.ts';
import { compareHandlers, type CompareOptions } from './compare-handlers.ts';
import { fakeReading } from './fake-reading.ts';
import { ownPlatform } from './own-platform.ts';

const alpine = { ecosystem: 'alpine', release: '3.20' };
const nothing = { arch: 'x86_64', module: null, vendor: null, path: 'lib/apk/db/installed' };

/** A root folder of Alpine 3.20 with these packages. */
export function rootOf(packages: Readonly<Record<string, string>>, version = '3.20.3'): Buffer {
  const installed = Object.entries(packages).map(
    ([name, one]) => `P:${name}\nV:${one}\nA:x86_64\no:${name}\n\n`,
  );
  return tarOf(
    ['etc/os-release', `ID=alpine\nVERSION_ID=${version}\nPRETTY_NAME="Alpine Linux v3.20"\n`],
    ['lib/apk/db/installed', installed.join('')],
  );
}

/** What was read of an image of the lab. */
export function inventoryOf(packages: Readonly<Record<string, string>>): Inventory {
  const { os, architecture, variant } = ownPlatform;
  return {
    distribution: { id: 'alpine', version: '3.20.3', codename: null, title: 'Alpine Linux v3.20' },
    platform: { os, architecture, variant },
    layers: [],
    packages: Object.entries(packages).map(([name, version]) => ({
      ...nothing,
      type: 'apk',
      name,
      version,
      source: { name, version },
      layer: 0,
      isOwned: false,
    })),
    problems: [],
  };
}

export function labImage(id: string, reference: string, change: Partial<LabImage> = {}): LabImage {
  return {
    host: 'nas',
    id,
    digest: id,
    references: [reference],
    containers: [{ ...fakeContainer(id), image: reference, stack: 'media' }],
    sizeBytes: null,
    isHere: true,
    isHostLive: true,
    ...change,
  };
}

export function acceptanceOf(scope: Partial<AcceptanceScope>): StoredAcceptance {
  const everywhere = { flaw: null, package: null, image: null, host: null, stack: null, container: null };
  return {
    id: 'rule',
    scope: { ...everywhere, ...scope },
    reason: 'Not reachable.',
    untilMs: null,
    isUntilRepair: false,
    by: 'ana',
    atMs: 1,
  };
}

export interface CompareLabOptions extends Partial<Pick<CompareOptions, 'fetchFor' | 'deadlineMs'>> {
  readonly images?: (registry: string) => readonly (readonly [LabImage, Inventory])[];
  readonly pending?: Set<string>;
  readonly rules?: readonly StoredAcceptance[];
}

/** For tests: the handlers over real advisories of Alpine 3.20, a database, a registry on loopback, and images as the test says. */
export async function openCompareLab(options: CompareLabOptions = {}) {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'nexus-compare-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const lab = opened.use(await AdvisoryLab.open());
  lab.serveAlpine({
    musl: { 'CVE-2024-1001': '1.2.5-r1' },
    xz: { 'CVE-2024-1002': '5.6.1-r0' },
    curl: { 'CVE-2024-1003': '8.9.0-r0' },
  });
  lab.serveFacts([]);
  const advisories = opened.use(await lab.openAdvisories());
  await advisories.fetchDue({ releases: [alpine] });
  const kernel = opened.use(
    await openTestKernelOf<SecuritySchema>('security', securityMigrations, { clock: systemClock }),
  );
  const registry = opened.use(await fakeRegistry());
  const threads = opened.use(openScanThreads(1));
  const told = fakeReading(options.images?.(registry.host) ?? [], options.pending ?? new Set());
  const blobs = new Map<string, FakeAnswer>();
  registry.misbehave(({ path }: FakeRequest) => blobs.get(/\/blobs\/(.+)$/.exec(path)?.[1] ?? ''));
  const files = join(folder, 'files');
  const handlers = compareHandlers(
    {
      kernel: { ...kernel, database: kernel.database },
      advisories,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handlers use no more of it
      reading: told.reading as Reading,
      acceptances: {
        all: () => options.rules ?? [],
        accept: refuse,
        change: refuse,
        end: refuse,
        watch: () => () => undefined,
        [Symbol.asyncDispose]: () => Promise.resolve(),
      },
    },
    {
      threads,
      files: await openTemporaryFiles(files, 0),
      registries: {
        registryWay: ({ body }) =>
          Promise.resolve({
            kind: 'known',
            host: body.domain,
            limits: { perSecond: 1000, burst: 1000 },
            spareQuota: 0,
            isPlain: null,
            ca: null,
            credentials: null,
          }),
      },
      ...(options.fetchFor && { fetchFor: options.fetchFor }),
      ...(options.deadlineMs !== undefined && { deadlineMs: options.deadlineMs }),
    },
  );
  const all = opened.move();
  return {
    handlers,
    registry,
    lab,
    advisories,
    files,
    ...told,
    /** Puts an image for this machine under `team/app`; returns what a layer's blob is called. */
    push(tag: string, root: Buffer): string {
      const packed = gzipSync(root);
      const digest = sha256Of(packed);
      const { os, architecture, variant } = ownPlatform;
      const config = registry.blob({
        os,
        architecture,
        variant,
        rootfs: { type: 'layers', diff_ids: [sha256Of(root)] },
      });
      const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: packed.length };
      registry.put(
        'team/app',
        { schemaVersion: 2, config: { mediaType: 'config', digest: config, size: 1 }, layers: [layer] },
        tag,
      );
      blobs.set(digest, { status: 200, body: packed });
      return digest;
    },
    blobs,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('not in this test'));
}
