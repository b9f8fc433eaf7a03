import type { FindingCounts } from '#contracts/security/finding.ts';
import type { ScannedImage } from '#contracts/security/image.ts';
import type { ImageKey } from '../reading/lab-image.ts';

/** What is shown of an image in a list. Stored. */
export interface JudgedSummary {
  readonly counts: FindingCounts;
  readonly worst: ScannedImage['worst'];
  /** Packages that could not be compared. */
  readonly unmatched: number;
}

export interface JudgedImage extends ImageKey {
  readonly digest: string;
  readonly line: string;
  readonly judgedAtMs: number;
  /** When it was last compared with the advisories. */
  readonly matchedAtMs: number;
  readonly summary: JudgedSummary;
}
