import { setImmediate as letOthersRun } from 'node:timers/promises';
import { Rank } from '#contracts/security/finding.ts';
import type { LabPackage } from '#contracts/security/flaw.ts';
import type { PackageType } from '#contracts/security/package.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { type NotedFlaw, type NotedPackage, type PackageIndex } from './package-index.ts';

export interface PackageQuery {
  /** Words that its name, or that of its source, holds. */
  readonly search: string;
  readonly type?: PackageType | undefined;
  readonly offset: number;
  readonly limit: number;
}

interface Version {
  images: number;
  readonly flaws: Set<string>;
}

interface Gathered {
  readonly type: PackageType;
  readonly name: string;
  readonly versions: Map<string, Version>;
  images: number;
  /** Place in `Rank`. */
  worst: number;
  /** Which image was counted last: one may have several versions. */
  lastImage: number;
}

/** After so many, others have their turn. */
const atOnce = 2_000;
const byVersion = new Intl.Collator('en', { numeric: true });

/** Packages of these images: those that are called exactly so first, then those with the most urgent flaws, then by name. */
export async function labPackages(
  index: PackageIndex,
  images: readonly LabImage[],
  query: PackageQuery,
): Promise<{ packages: LabPackage[]; total: number }> {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (one: NotedPackage) =>
    (query.type === undefined || one.type === query.type) && words.every((word) => one.words.includes(word));
  const gathered = new Map<string, Gathered>();
  let seen = 0;
  for (const [place, image] of images.entries()) {
    const { packages, flaws } = await index.of(image);
    for (const one of packages) {
      if (isWanted(one)) gather(gathered, one, flaws.get(one.key), place);
      seen += 1;
      if (seen % atOnce === 0) await letOthersRun();
    }
  }
  const exact = query.search.trim().toLowerCase();
  const isExact = ({ name }: Gathered) => Number(name.toLowerCase() === exact);
  const sorted = [...gathered.values()].toSorted(
    (a, b) =>
      isExact(b) - isExact(a) ||
      a.worst - b.worst ||
      (a.name < b.name ? -1 : Number(a.name > b.name)) ||
      (a.type < b.type ? -1 : 1),
  );
  const page = sorted.slice(query.offset, query.offset + query.limit);
  return { packages: page.map(labPackage), total: sorted.length };
}

function gather(
  all: Map<string, Gathered>,
  { type, name, version }: NotedPackage,
  flaws: readonly NotedFlaw[] | undefined,
  image: number,
): void {
  const key = `${type}\n${name}`;
  let one = all.get(key);
  if (!one) {
    const worst = Rank.options.indexOf('none');
    one = { type, name, versions: new Map(), images: 0, worst, lastImage: -1 };
    all.set(key, one);
  }
  if (one.lastImage !== image) one.images += 1;
  one.lastImage = image;
  let known = one.versions.get(version);
  if (!known) one.versions.set(version, (known = { images: 0, flaws: new Set() }));
  known.images += 1;
  for (const { flaw, rank } of flaws ?? []) {
    known.flaws.add(flaw);
    one.worst = Math.min(one.worst, rank);
  }
}

function labPackage({ type, name, versions, images, worst }: Gathered): LabPackage {
  const sorted = [...versions].toSorted(([a], [b]) => byVersion.compare(b, a));
  return {
    type,
    name,
    versions: sorted.map(([version, one]) => ({ version, images: one.images, findings: one.flaws.size })),
    images,
    findings: new Set(sorted.flatMap(([, { flaws }]) => [...flaws])).size,
    worst: Rank.options[worst] ?? 'none',
  };
}
