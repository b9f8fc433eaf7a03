import type { Labels } from '#contracts/notify/matcher.ts';

/** The silences of now. */
export interface SilenceBook {
  /** Ids of the active silences that match, with who keeps it quiet, until when and why, in words. */
  silencing(labels: Labels, nowMs: number): readonly { readonly id: string; readonly text: string }[];
  /** Called after a change is committed, and when a silence begins or ends by itself. @returns stops it. */
  watch(listener: () => void): () => void;
}
