import { Rank } from '#contracts/security/finding.ts';
import type { PackageType } from '#contracts/security/package.ts';
import type { Clock } from '#kernel/clock.ts';
import { findingsByFlaw, type FlawQuery } from '../findings/flaw-query-store.ts';
import { imageKey, type ImageKey, type LabImage } from '../reading/lab-image.ts';
import type { SecurityParts } from '../security-parts.ts';

/** One package in one version, wherever in the image it lies. */
export interface NotedPackage {
  readonly type: PackageType;
  readonly name: string;
  readonly version: string;
  /** `notedKey` */
  readonly key: string;
  /** Its name and that of what it was built from, in lower case. */
  readonly words: string;
}

export interface NotedFlaw {
  readonly flaw: string;
  /** Place in `Rank`. */
  readonly rank: number;
}

export interface ImagePackages {
  readonly packages: readonly NotedPackage[];
  /** Open ones, by `notedKey`. */
  readonly flaws: ReadonlyMap<string, readonly NotedFlaw[]>;
}

/** What is asked of inventories and findings for lists of packages, without reading them whole each time. */
export interface PackageIndex {
  of(image: LabImage): Promise<ImagePackages>;
}

interface IndexParts {
  readonly kernel: Pick<SecurityParts['kernel'], 'database'> & { readonly clock: Pick<Clock, 'after'> };
  readonly reading: Pick<SecurityParts['reading'], 'inventoryOf' | 'watch'>;
  readonly findings: Pick<SecurityParts['findings'], 'watch'>;
}

const open: FlawQuery = { rank: [], severity: [], state: 'open' };
/** Nobody looks at packages any more. */
const idleMs = 5 * 60_000;

export function notedKey({ type, name, version }: Pick<NotedPackage, 'type' | 'name' | 'version'>): string {
  return [type, name, version].join('\n');
}

/** Each image is read when it is first asked for, and forgotten when it changes or nobody asks. */
export function openPackageIndex({ kernel, reading, findings }: IndexParts): PackageIndex {
  const contents = new Map<string, Promise<readonly NotedPackage[]>>();
  const flaws = new Map<string, Promise<ImagePackages['flaws']>>();
  let unwatch: readonly (() => void)[] = [];
  let cancel = () => {};
  const forget = () => {
    for (const end of unwatch) end();
    unwatch = [];
    contents.clear();
    flaws.clear();
  };
  const use = () => {
    cancel();
    cancel = kernel.clock.after(idleMs, forget);
    if (unwatch.length > 0) return;
    unwatch = [
      reading.watch(({ inventories }) => {
        for (const digest of inventories) contents.delete(digest);
      }),
      findings.watch((changed) => {
        for (const key of changed) flaws.delete(imageKey(key));
      }),
    ];
  };
  return {
    async of(image) {
      use();
      const { digest } = image;
      if (digest === null) return { packages: [], flaws: new Map() };
      const [packages, found] = await Promise.all([
        remembered(contents, digest, () => packagesOf(reading, digest)),
        remembered(flaws, imageKey(image), () => flawsOf(kernel, image)),
      ]);
      return { packages, flaws: found };
    },
  };
}

/** What could not be read is tried again. */
async function remembered<Value>(
  all: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = all.get(key);
  if (known) return await known;
  const reading = read();
  all.set(key, reading);
  try {
    return await reading;
  } catch (error) {
    if (all.get(key) === reading) all.delete(key);
    throw error;
  }
}

async function packagesOf(
  reading: Pick<IndexParts['reading'], 'inventoryOf'>,
  digest: string,
): Promise<NotedPackage[]> {
  const kept = await reading.inventoryOf(digest);
  const noted = new Map<string, NotedPackage>();
  for (const { type, name, version, source } of kept?.inventory.packages ?? []) {
    const key = notedKey({ type, name, version });
    if (noted.has(key)) continue;
    const words = source && source.name !== name ? `${name} ${source.name}` : name;
    noted.set(key, { type, name, version, key, words: words.toLowerCase() });
  }
  return [...noted.values()];
}

async function flawsOf(
  { database }: Pick<IndexParts['kernel'], 'database'>,
  image: ImageKey,
): Promise<ImagePackages['flaws']> {
  const found = new Map<string, NotedFlaw[]>();
  for await (const { finding } of findingsByFlaw(database, [image], open)) {
    const { flaw, type, packages } = finding;
    const noted = { flaw, rank: Rank.options.indexOf(finding.rank) };
    for (const key of new Set(packages.map((one) => notedKey({ ...one, type })))) {
      const known = found.get(key);
      if (known) known.push(noted);
      else found.set(key, [noted]);
    }
  }
  return found;
}
