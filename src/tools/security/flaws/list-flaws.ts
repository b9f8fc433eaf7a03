import type { Caller } from '#contracts/access.ts';
import type { LabFlaw } from '#contracts/security/flaw.ts';
import { seenImages } from '../access/image-access.ts';
import { type FlawQuery, findingsOfFlaws, queryFlaws } from '../findings/flaw-query-store.ts';
import { labFlaws } from '../findings/lab-flaws.ts';
import { imageKey } from '../reading/lab-image.ts';
import type { SecurityParts } from '../security-parts.ts';
import { type ImageFilter, narrowImages } from './narrow-images.ts';
import type { WaitingUpdates } from './waiting-updates.ts';

export type FlawFilter = FlawQuery & ImageFilter;

export interface FlawParts {
  readonly kernel: Pick<SecurityParts['kernel'], 'database' | 'clock'>;
  readonly reading: Pick<SecurityParts['reading'], 'subjects' | 'knowledge' | 'inventoryOf' | 'watch'>;
  readonly advisories: Pick<SecurityParts['advisories'], 'details' | 'oldestCheckMs'>;
  readonly findings: Pick<SecurityParts['findings'], 'get' | 'watch'>;
}

/** Findings that are looked at together, so that nobody has to wait for a page of flaws that are everywhere. */
const findingsAtOnce = 500;

/** One page. What a row says is of the places that the filter leaves. */
export async function listFlaws(
  { kernel: { database }, reading }: FlawParts,
  waiting: WaitingUpdates,
  query: FlawFilter & { readonly offset: number; readonly limit: number },
  caller: Caller,
): Promise<{ flaws: LabFlaw[]; total: number }> {
  const images = narrowImages(seenImages(reading, caller), query);
  const { flaws, total } = await queryFlaws(database, images, query, query);
  const findUpdate = await waiting.of(caller, images);
  const flawsAtOnce = Math.max(1, Math.floor(findingsAtOnce / images.length));
  const rows = new Map<string, LabFlaw>();
  for (let at = 0; at < flaws.length; at += flawsAtOnce) {
    const found = await findingsOfFlaws(database, images, flaws.slice(at, at + flawsAtOnce), query);
    const here = images.map((image) => ({ image, findings: found.get(imageKey(image)) ?? [] }));
    for (const row of labFlaws(here, findUpdate)) rows.set(row.flaw, row);
  }
  return { flaws: flaws.flatMap((flaw) => rows.get(flaw) ?? []), total };
}
