import type { Finding } from '#contracts/security/finding.ts';
import { isOpen } from '../findings/count-findings.ts';
import type { Inventory, InventoryPackage } from '../inventories/inventory.ts';

type Placed = Pick<InventoryPackage, 'type' | 'name' | 'version' | 'arch' | 'path'>;

export interface LayerCounts {
  readonly packages: number;
  readonly findings: number;
}

/** Open findings of each package, by `placedKey`. */
export function findingsByPackage(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type, packages } of findings.filter(isOpen))
    for (const key of new Set(packages.map((one) => placedKey({ ...one, type }))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The same package at two places is two. */
export function placedKey({ type, name, version, arch, path }: Placed): string {
  return [type, name, version, arch ?? '', path].join('\n');
}

/** For each layer, from the bottom; a finding counts in every layer that has a package with it. */
export function countByLayer(
  { layers, packages }: Pick<Inventory, 'layers' | 'packages'>,
  findings: readonly Finding[],
): LayerCounts[] {
  const counts = layers.map(() => ({ packages: 0, findings: 0 }));
  for (const { layer } of packages) {
    const count = counts[layer ?? -1];
    if (count) count.packages += 1;
  }
  for (const finding of findings.filter(isOpen))
    for (const layer of new Set(finding.packages.map((one) => one.layer))) {
      const count = counts[layer ?? -1];
      if (count) count.findings += 1;
    }
  return counts;
}
