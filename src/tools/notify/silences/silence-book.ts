import type { Labels } from '#contracts/notify/matcher.ts';

/** The silences of now. */
export interface SilenceBook {
  /** Ids of the active silences that match, with who keeps it quiet, until when and why, in words. */
  silencing(labels: Labels, nowMs: number): readonly { readonly id: string; readonly text: string }[];
  /** Grows with each change, so that answers can be kept until then. */
  readonly version: number;
  /** Called after a change is committed. @returns stops it. */
  watch(listener: () => void): () => void;
  /** The next moment at which a silence begins or ends by itself. */
  nextChangeMs(nowMs: number): number | null;
}
