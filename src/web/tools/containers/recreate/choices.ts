import { ImageReference } from '#contracts/containers/images.ts';
import type { RecreateOptions } from '#contracts/containers/recreate.ts';

/** What is chosen in the dialog, as it is typed. */
export interface Choices {
  readonly image: 'same' | 'newest' | 'other';
  /** With `other`. */
  readonly reference: string;
  readonly pull: boolean;
  /** Seconds; empty: as long as it is by default. */
  readonly proof: string;
  readonly reason: string;
}

export const firstChoices: Choices = { image: 'same', reference: '', pull: true, proof: '', reason: '' };

export interface ReadChoices {
  /** Null while something that is typed cannot be meant, or is still missing. */
  readonly options: RecreateOptions | null;
  /** Fields with something wrong in them. */
  readonly problems: ReadonlySet<'reference' | 'proof' | 'reason'>;
}

const longestReason = 500;
const longestProofSeconds = 3600;

export function readChoices({ image, reference, pull, proof, reason }: Choices): ReadChoices {
  const problems = new Set<'reference' | 'proof' | 'reason'>();
  const wanted = reference.trim();
  const isMissing = image === 'other' && wanted === '';
  if (image === 'other' && !isMissing && !ImageReference.safeParse(wanted).success) problems.add('reference');
  const seconds = proof.trim() === '' ? undefined : Number(proof);
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 0 && seconds <= longestProofSeconds))
    problems.add('proof');
  if (reason.trim().length > longestReason) problems.add('reason');
  if (isMissing || problems.size > 0) return { options: null, problems };
  return {
    problems,
    options: {
      ...(image === 'other' && { image: wanted }),
      pull: image === 'newest' || (image === 'other' && pull),
      ...(seconds !== undefined && { gateSeconds: seconds }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    },
  };
}

/** One image for ever: there is nothing newer under such a name. */
export function isExactImage(reference: string): boolean {
  return reference.includes('@') || /^(sha256:)?[0-9a-f]{12,64}$/.test(reference);
}
