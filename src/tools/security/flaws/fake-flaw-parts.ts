import type { Caller } from '#contracts/access.ts';
import type { Finding } from '#contracts/security/finding.ts';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { countFindings } from '../findings/count-findings.ts';
import { writeFindings } from '../findings/finding-store.ts';
import type { JudgedImage } from '../findings/judged-image.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { InventoryPackage } from '../inventories/inventory.ts';
import type { ImageKey, LabContainer, LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import { securityMigrations } from '../security-migrations.ts';
import type { SecuritySchema } from '../security-schema.ts';
import type { FlawTold } from '../watch-advisories/flaw-told.ts';

/** For tests: one image of the lab, with what is found in it and what is in it. */
export interface FakeImage {
  readonly reference: string;
  readonly host?: string;
  readonly containers?: readonly LabContainer[];
  readonly findings?: readonly Finding[];
  readonly packages?: readonly Pick<InventoryPackage, 'type' | 'name' | 'version'>[];
  readonly state?: 'known' | 'pending';
  /** Packages that were not compared; null: none was yet. */
  readonly unmatched?: number | null;
}

export const viewer: Caller = { kind: 'user', userId: 'v', name: 'v', role: 'viewer', sessionId: 's' };
/** May see the stack `media` of one host, and nothing else. */
export const child: Caller = {
  ...viewer,
  name: 'child',
  role: 'guest',
  grants: [{ role: 'viewer', scope: { host: 'nas', stack: 'media' } }],
};

export function contextOf(caller: Caller): CallContext {
  return {
    caller,
    signal: new AbortController().signal,
    requestId: '',
    address: '',
    userAgent: '',
    canSignIn: true,
    lastEventId: undefined,
    startSession: () => {},
    endSession: () => {},
  };
}

export async function openFakeParts(images: readonly FakeImage[]) {
  const clock = manualClock(1_000_000);
  const kernel = await openTestKernelOf<SecuritySchema>('security', securityMigrations, { clock });
  const subjects = images.map(labImage);
  const told = new Map<string, Partial<FlawTold>>();
  const listeners = new Set<(changed: readonly ImageKey[]) => void>();
  let inventoriesRead = 0;
  const find = async (at: number, findings: readonly Finding[]) => {
    const image = subjects[at];
    if (!image) throw new Error('no such image');
    await kernel.database.transaction((tx) => writeFindings(tx, image, findings));
    for (const listener of listeners) listener([image]);
  };
  for (const [at, { findings = [] }] of images.entries()) await find(at, findings);
  return {
    kernel,
    clock,
    subjects,
    told,
    find,
    inventoriesRead: () => inventoriesRead,
    parts: {
      kernel,
      reading: {
        subjects: () => subjects,
        knowledge: (host: string, id: string) => {
          const state =
            images[subjects.findIndex((one) => one.host === host && one.id === id)]?.state ?? 'known';
          return { state, reason: null, readAtMs: 1 };
        },
        inventoryOf: (digest: string) => {
          inventoriesRead += 1;
          return Promise.resolve(
            keptInventory(
              digest,
              images.find(({ reference }) => reference === digest),
            ),
          );
        },
        watch: (): ReturnType<Reading['watch']> => () => {},
      },
      advisories: {
        oldestCheckMs: (): number | null => 1,
        details: (flaw: string): Promise<FlawTold> => {
          const nothing = { flaw, names: [flaw], advisories: [], exploited: null, likelihood: null };
          return Promise.resolve({ ...nothing, ...told.get(flaw) });
        },
      },
      findings: {
        all: () => [],
        get({ host, id }: ImageKey): JudgedImage | undefined {
          const at = subjects.findIndex((one) => one.host === host && one.id === id);
          const { unmatched = 0 } = images[at] ?? {};
          if (unmatched === null) return undefined;
          const summary = { counts: countFindings([]), worst: [], unmatched };
          return { host, id, digest: '', line: '', judgedAtMs: 1, matchedAtMs: 1, summary };
        },
        watch(listener: (changed: readonly ImageKey[]) => void) {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
    },
    [Symbol.asyncDispose]: () => kernel[Symbol.asyncDispose](),
  };
}

function labImage({ reference, host = 'nas', containers = [] }: FakeImage): LabImage {
  return {
    host,
    id: `sha256:${reference}`,
    digest: reference,
    references: [reference],
    containers: containers.map((one) => ({ ...one, image: reference, host })),
    sizeBytes: 1,
    isHere: true,
    isHostLive: true,
  };
}

function keptInventory(image: string, fake: FakeImage | undefined) {
  if (!fake) return undefined;
  const packages = (fake.packages ?? []).map((one) => ({
    ...one,
    arch: null,
    source: null,
    module: null,
    vendor: null,
    path: 'var/lib/dpkg/status',
    layer: 0,
    isOwned: false,
  }));
  const inventory = { distribution: null, platform: null, layers: [], packages, problems: [] };
  const facts = {
    revisions: '',
    scannedAtMs: 1,
    seenAtMs: 1,
    packageCount: packages.length,
    problemCount: 0,
  };
  return { image, ...facts, inventory };
}
