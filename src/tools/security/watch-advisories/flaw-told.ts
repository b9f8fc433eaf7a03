import type { Advisory, Exploited, ExploitLikelihood } from '../advisories/advisory.ts';

/** What is known of a flaw beside what its advisories say. */
export interface FlawFacts {
  readonly flaw: string;
  readonly exploited: Exploited | null;
  readonly likelihood: ExploitLikelihood | null;
}

/** Everything that anybody says of a flaw. */
export interface FlawTold extends FlawFacts {
  /** All its names, with the one that was asked for, CVE ids first. */
  readonly names: readonly string[];
  /** Under each of its names; withdrawn ones too. */
  readonly advisories: readonly Advisory[];
}
