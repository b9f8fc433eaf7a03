import type { ScanResult } from '#contracts/security/difference.ts';
import { countFindings } from '../findings/count-findings.ts';
import { imageLine } from '../findings/image-line.ts';
import { judgeImage, type ImageToJudge } from '../findings/judge-image.ts';
import { readSeen } from '../findings/seen-store.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { SecurityParts } from '../security-parts.ts';
import { matchInventory, type Matching } from './match-inventory.ts';
import { unmatchedProblems } from './unmatched-problems.ts';

export interface ResultOptions extends Matching {
  readonly parts: Pick<SecurityParts, 'kernel' | 'acceptances' | 'advisories'>;
}

export interface Scanned {
  readonly name: string;
  readonly digest: string | null;
  readonly inventory: Inventory;
  /** Where it is one of a host's. Of others nothing is known of where they run. */
  readonly image?: LabImage;
}

/** What is found in what was read. Rejects as `matchInventory` does. */
export async function scanResult(
  options: ResultOptions,
  { name, digest, inventory, image }: Scanned,
  signal: AbortSignal,
): Promise<ScanResult> {
  const { kernel, acceptances, advisories } = options.parts;
  const { findings, unmatched } = await matchInventory(options, inventory, signal);
  const seen = image ? [...(await readSeen(kernel.database, imageLine(image)))] : [];
  const judged = judgeImage({
    image: image ?? nowhere(name),
    findings,
    rules: acceptances.all(),
    firstSeenMs: new Map(seen.map(([key, { firstSeenAtMs }]) => [key, firstSeenAtMs])),
    nowMs: kernel.clock.now(),
  });
  const { distribution, packages, problems } = inventory;
  return {
    name,
    digest,
    distribution: distribution && { ...distribution },
    packages: packages.length,
    counts: countFindings(judged),
    findings: judged,
    problems: [...problems, ...unmatchedProblems(unmatched, distribution)].map((one) => ({ ...one })),
    advisoriesAtMs: advisories.oldestCheckMs(),
  };
}

function nowhere(name: string): ImageToJudge['image'] {
  return { host: '', references: [name], containers: [] };
}
