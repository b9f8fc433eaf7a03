import type { Suppression } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';

/** A group as it stands: for the pages and for Alertmanager's API. */
export interface GroupView {
  readonly key: string;
  readonly receiver: string;
  readonly labels: Labels;
  readonly fingerprints: readonly string[];
  readonly nextFlushMs: number;
}

/** Decides who hears what and when, and knows why somebody does not. */
export interface Dispatch {
  /** Why nobody is told of it now; empty when somebody is. */
  suppressedBy(fingerprint: string): readonly Suppression[];
  /** The alerts that this one keeps quiet. */
  suppresses(fingerprint: string): readonly string[];
  routesOf(labels: Labels): readonly { readonly route: string; readonly receiver: string }[];
  groups(): readonly GroupView[];
  /** Called when what suppresses an alert changes. */
  watch(listener: (fingerprints: readonly string[]) => void): () => void;
}
