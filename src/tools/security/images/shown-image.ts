import type { ImageKnowledge, ScannedImage } from '#contracts/security/image.ts';
import type { Distribution } from '#contracts/security/package.ts';
import { endOfLife } from '../end-of-life/end-of-life.ts';
import { countFindings } from '../findings/count-findings.ts';
import type { JudgedImage } from '../findings/judged-image.ts';
import { imageContainer } from '../reading/container-exposure.ts';
import type { ReadingKnowledge } from '../reading/knowledge.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { SecurityParts } from '../security-parts.ts';

export interface ShowParts {
  readonly kernel: { readonly clock: Pick<SecurityParts['kernel']['clock'], 'now'> };
  readonly reading: Pick<SecurityParts['reading'], 'knowledge'>;
  readonly contents: Pick<SecurityParts['contents'], 'of'>;
  readonly findings: Pick<SecurityParts['findings'], 'get'>;
}

/** An image as lists show it. `image` is already as the caller may see it. */
export function shownImage(
  { kernel, reading, contents, findings }: ShowParts,
  image: LabImage,
): ScannedImage {
  const { host, id, digest } = image;
  const note = digest === null ? undefined : contents.of(digest);
  const judged = findings.get({ host, id });
  return {
    host,
    id,
    references: [...image.references],
    containers: image.containers.map(imageContainer),
    distribution: note?.distribution ?? null,
    supportEnd: supportEndOf(note?.distribution ?? null, kernel.clock.now()),
    packages: note?.packages ?? null,
    knowledge: imageKnowledge(reading.knowledge(host, id), judged),
    counts: judged?.summary.counts ?? countFindings([]),
    worst: judged?.summary.worst ?? [],
  };
}

const notCompared = {
  id: 'not-compared',
  words: {
    en: 'It was read, and is still to be compared with the advisories.',
    es: 'Se leyó, y aún falta compararla con los avisos.',
  },
};

/** What was read but not compared yet waits: no finding of it means nothing. */
export function imageKnowledge(
  known: ReadingKnowledge | undefined,
  judged: Pick<JudgedImage, 'matchedAtMs' | 'summary'> | undefined,
): ImageKnowledge {
  const { state, reason, readAtMs } = known ?? { state: 'pending' as const, reason: null, readAtMs: null };
  if (judged === undefined && readAtMs !== null)
    return { state: 'pending', reason: notCompared, readAtMs, matchedAtMs: null, unmatched: 0 };
  const { matchedAtMs, summary } = judged ?? { matchedAtMs: null, summary: { unmatched: 0 } };
  return { state, reason, readAtMs, matchedAtMs, unmatched: summary.unmatched };
}

/** Our own table says so. */
const source = 'NEXUS';

function supportEndOf(distribution: Distribution | null, nowMs: number): ScannedImage['supportEnd'] {
  const end = distribution && endOfLife(distribution);
  return end ? { untilMs: end.untilMs, isOver: end.untilMs <= nowMs, source } : null;
}
