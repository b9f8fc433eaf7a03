import type { Caller } from '#contracts/access.ts';
import type { ExportedFinding } from '#contracts/security/exports/exported-finding.ts';
import type { Download } from '#contracts/transfer.ts';
import { seenImages } from '../access/image-access.ts';
import { type ExportFormat, exportFindings } from '../exports/export-findings.ts';
import { findingsByFlaw, type FlawQuery } from '../findings/flaw-query-store.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import { describe } from './describe-flaw.ts';
import type { FlawFilter, FlawParts } from './list-flaws.ts';
import { narrowImages } from './narrow-images.ts';

/** Read while it is taken, so that little is held at once. */
export function exportFlaws(
  parts: FlawParts,
  query: FlawFilter & { readonly format: ExportFormat },
  caller: Caller,
  toolVersion: string | null,
): Download {
  const { kernel, reading, advisories } = parts;
  const images = narrowImages(seenImages(reading, caller), query);
  return exportFindings(query.format, {
    findings: () => exported(kernel, images, query),
    about: {
      name: 'lab',
      madeAtMs: kernel.clock.now(),
      toolVersion,
      problems: images.flatMap((image) => problemOf(reading, image) ?? []),
    },
    describe: async (flaw) => describe(await advisories.details(flaw))?.details ?? null,
  });
}

async function* exported(
  { database }: Pick<FlawParts['kernel'], 'database'>,
  images: readonly LabImage[],
  query: FlawQuery,
): AsyncGenerator<ExportedFinding, void> {
  const names = new Map(images.map((image) => [imageKey(image), image.references[0] ?? image.id]));
  for await (const { host, id, finding } of findingsByFlaw(database, images, query))
    yield { ...finding, host, image: id, reference: names.get(imageKey({ host, id })) ?? id };
}

/** Nothing found in an image that was not read whole does not mean clean. */
function problemOf(reading: FlawParts['reading'], { host, id, references }: LabImage): string | undefined {
  const knowledge = reading.knowledge(host, id);
  if (knowledge?.state === 'known') return undefined;
  const name = `${references[0] ?? id} on ${host}`;
  if (knowledge?.reason) return `${name}: ${knowledge.reason.words.en}`;
  const isPartial = knowledge?.state === 'partial' || knowledge?.state === 'system-only';
  return isPartial ? `${name} was not read whole.` : `${name} has not been read yet.`;
}
