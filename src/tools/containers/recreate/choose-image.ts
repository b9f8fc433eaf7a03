import { splitReference } from '#library/image-reference/split-reference.ts';
import type { ActionOutcome, Host } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import type { DraftOptions, ImageChoice } from './recreation.ts';

export type ChosenImage = Pick<DraftOptions, 'imageId' | 'referenceBefore'>;

/** Which image it is, pulled where that is asked for or needed. A pull moves what the reference stands for. */
export async function chooseImage(
  host: Host,
  reference: string,
  choice: ImageChoice,
  progress: StepProgress,
): Promise<ChosenImage | Extract<ActionOutcome, { done: false }>> {
  if (choice.use === 'same') return { imageId: null, referenceBefore: undefined };
  const before = await host.recreation.imageId(reference, progress.signal);
  if (choice.use === 'present' && before !== null) return { imageId: before, referenceBefore: undefined };
  const wanted = choice.use === 'exactly' ? choice.id : wantedReference(reference, choice);
  if (choice.use !== 'exactly') {
    const pulled = await host.images.pull({ reference: wanted, login: choice.login }, progress);
    if (!pulled.done) return pulled;
  }
  const imageId = await host.recreation.imageId(wanted, progress.signal);
  if (imageId !== null) return { imageId, referenceBefore: before };
  return { done: false, message: `The image ${wanted} is not on the host any more.`, engineText: '' };
}

function wantedReference(reference: string, choice: ImageChoice): string {
  if (choice.use !== 'pull' || choice.digest === undefined) return reference;
  return `${splitReference(reference).repository}@${choice.digest}`;
}
