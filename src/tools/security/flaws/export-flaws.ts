import type { Caller } from '#contracts/access.ts';
import type { ExportedFinding } from '#contracts/security/exports/exported-finding.ts';
import type { Download } from '#contracts/transfer.ts';
import { seenImages } from '../access/image-access.ts';
import { type ExportFormat, exportFindings } from '../exports/export-findings.ts';
import { findingsByFlaw, type FlawQuery } from '../findings/flaw-query-store.ts';
import { imageKnowledge } from '../images/shown-image.ts';
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
      problems: [
        ...(advisories.oldestCheckMs() === null ? [noAdvisories] : []),
        ...images.flatMap((image) => problemsOf(parts, image)),
      ],
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

const noAdvisories = 'Not all advisories that are needed are here: flaws are missing.';

/** Nothing found in an image that was not read and compared whole does not mean clean. */
function problemsOf({ reading, findings }: FlawParts, { host, id, references }: LabImage): string[] {
  const { state, reason, unmatched } = imageKnowledge(
    reading.knowledge(host, id),
    findings.get({ host, id }),
  );
  const name = `${references[0] ?? id} on ${host}`;
  const isPartial = state === 'partial' || state === 'system-only';
  const unread = isPartial ? `${name} was not read whole.` : `${name} has not been read yet.`;
  return [
    ...(state === 'known' ? [] : [reason ? `${name}: ${reason.words.en}` : unread]),
    ...(unmatched === 0
      ? []
      : [`${name}: ${unmatched} ${unmatched === 1 ? 'package was' : 'packages were'} not compared.`]),
  ];
}
