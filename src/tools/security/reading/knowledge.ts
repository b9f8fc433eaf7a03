import type { ImageKnowledge } from '#contracts/security/image.ts';
import type { LabImage } from './lab-image.ts';
import { isWanted, isWhole, type Content, type PlanContext } from './plan-reads.ts';
import { reasons, type ReadingReason } from './reading-reason.ts';

/** What reading knows of an image; how it compares with the advisories is for others to say. */
export type ReadingKnowledge = Pick<ImageKnowledge, 'state' | 'reason' | 'readAtMs'>;

/** `content`: undefined while it is not known what is in the image. */
export function knowledgeOf(
  image: LabImage,
  content: Content | undefined,
  context: PlanContext & { readonly isBeingRead: boolean },
): ReadingKnowledge {
  const facts = content?.facts;
  const failure = failureOf(content, context);
  if (facts && isWhole(facts)) {
    const isPartial = facts.problemCount > 0;
    const reason = failure ?? (isPartial ? reasons.problems : null);
    return { state: isPartial ? 'partial' : 'known', reason, readAtMs: facts.scannedAtMs };
  }
  const reason = failure ?? reasonToWait(image, content, context);
  if (facts) return { state: 'system-only', reason, readAtMs: facts.scannedAtMs };
  if (context.isBeingRead) return { state: 'reading', reason: null, readAtMs: null };
  return { state: isHopeless(image, content, failure) ? 'unknown' : 'pending', reason, readAtMs: null };
}

/** One that nobody uses is shown once somebody asked for it, or it was read. */
export function isShown({ containers }: LabImage, content: Content | undefined): boolean {
  return containers.length > 0 || content?.facts !== undefined || content?.askedMs != null;
}

/** Of analyzers of now: what others could not read is simply to be read. */
function failureOf(content: Content | undefined, { revisions }: PlanContext): ReadingReason | null {
  const attempt = content?.attempt;
  return attempt && attempt.revisions === revisions ? attempt.reason : null;
}

function reasonToWait(
  image: LabImage,
  content: Content | undefined,
  context: PlanContext,
): ReadingReason | null {
  if (!image.isHere) return reasons.gone;
  if (!content?.images.some(({ host }) => context.isLive(host)) && !context.isLive(image.host)) {
    return reasons['host-missing'];
  }
  if (content && isWanted(content, context)) return null;
  return context.isReadingOn ? (content ? reasons.unused : null) : reasons.off;
}

/** One read that NEXUS did not survive says nothing yet. */
function isHopeless(
  { isHere }: LabImage,
  content: Content | undefined,
  failure: ReadingReason | null,
): boolean {
  if (!isHere) return true;
  const isOnceCutOff = failure?.id === reasons.interrupted.id && content?.attempt?.failures === 1;
  return failure !== null && !isOnceCutOff;
}
