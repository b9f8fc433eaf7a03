import type {
  ImageDetails,
  ImageRemovalPreview,
  ImageSummary,
  ImageToRemove,
  PullRequest,
} from '#contracts/containers/images.ts';
import type { ActionOutcome } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import type { RemovalOutcome } from '../removal-step.ts';

/** A list holds ids, long or short, or tags. */
export type ImageChoice = 'dangling' | 'unused' | readonly string[];

/** The images of a host. `image` is an id, an unambiguous beginning of one, or a tag. */
export interface HostImages {
  list(signal?: AbortSignal): Promise<ImageSummary[]>;
  inspect(image: string, signal?: AbortSignal): Promise<ImageDetails>;
  /** Reads the progress to its end: a failure may be its last line. */
  pull(request: PullRequest, progress: StepProgress): Promise<ActionOutcome>;
  tag(image: string, reference: string): Promise<ActionOutcome>;
  previewRemoval(
    choice: ImageChoice,
    options: { readonly includeRollback: boolean; readonly signal?: AbortSignal },
  ): Promise<ImageRemovalPreview>;
  /** Takes the image only as it was previewed: same tags, and nobody using it. */
  remove(image: ImageToRemove): Promise<RemovalOutcome>;
}
