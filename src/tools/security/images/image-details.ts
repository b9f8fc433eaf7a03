import type { ImagePackage, ScannedImageDetails } from '#contracts/security/image.ts';
import { readFindings } from '../findings/finding-store.ts';
import { readMatched } from '../findings/matched-store.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { SecurityParts } from '../security-parts.ts';
import { countByLayer, findingsByPackage, placedKey } from './count-by-package.ts';
import { shownImage, type ShowParts } from './shown-image.ts';
import { isUncompared } from '../matching/is-uncompared.ts';
import { unmatchedWords } from './unmatched-words.ts';

export interface DetailParts extends ShowParts {
  readonly kernel: Pick<SecurityParts['kernel'], 'database' | 'clock'>;
  readonly reading: Pick<SecurityParts['reading'], 'knowledge' | 'inventoryOf'>;
}

/** Everything about one image. */
export async function imageDetails(parts: DetailParts, image: LabImage): Promise<ScannedImageDetails> {
  const { database } = parts.kernel;
  const [findings, inventory, matched] = await Promise.all([
    readFindings(database, image),
    inventoryOf(parts, image),
    image.digest === null ? undefined : readMatched(database, image.digest),
  ]);
  const counts = inventory ? countByLayer(inventory, findings) : [];
  return {
    ...shownImage(parts, image),
    findings,
    layers: (inventory?.layers ?? []).map(({ diffId, digest, createdBy, sizeBytes }, at) => ({
      diffId: diffId ?? digest ?? '',
      createdBy,
      sizeBytes,
      packages: counts[at]?.packages ?? 0,
      findings: counts[at]?.findings ?? 0,
    })),
    problems: [...(inventory?.problems ?? [])],
    unmatched: (matched?.result.unmatched ?? [])
      .filter(isUncompared)
      .map(({ reason, package: { type, name, version } }) => ({
        type,
        name,
        version,
        words: { ...unmatchedWords[reason] },
      })),
  };
}

/** As the inventory lists them; none while nothing of the image was read. */
export async function imagePackages(parts: DetailParts, image: LabImage): Promise<ImagePackage[]> {
  const inventory = await inventoryOf(parts, image);
  if (!inventory) return [];
  const counts = findingsByPackage(await readFindings(parts.kernel.database, image));
  return inventory.packages.map((one) => ({ ...one, findings: counts.get(placedKey(one)) ?? 0 }));
}

async function inventoryOf({ reading }: DetailParts, { digest }: LabImage) {
  return digest === null ? undefined : (await reading.inventoryOf(digest))?.inventory;
}
