import type { Rating } from '#contracts/security/finding.ts';
import type { Affected, Advisory, Exploited, ExploitLikelihood } from './advisory.ts';

/** What the index answers for one package name: which advisory, and what it says of the package. */
export interface Candidate {
  readonly advisory: Omit<Advisory, 'affected' | 'details' | 'references'>;
  readonly affected: Affected;
}

export interface NameInEcosystem {
  readonly ecosystem: string;
  readonly release: string;
  readonly name: string;
}

/** Reads the index of advisories. Synchronous: it lives in a worker beside what matches. */
export interface AdvisoryLookUp {
  /** Everything that is said of a name, `not-affected` and `undetermined` too; withdrawn advisories are left out. */
  candidates(name: NameInEcosystem): readonly Candidate[];
  /** Names of the same flaw, with the given one, CVE ids first. */
  sameFlaw(id: string): readonly string[];
  /** By every source that tells of exactly this id, also by those that name no package. */
  ratings(id: string): readonly Rating[];
  exploited(cve: string): Exploited | undefined;
  likelihood(cve: string): ExploitLikelihood | undefined;
  /** Whether anything is known of an ecosystem and release, so that "no finding" means something. */
  knows(ecosystem: string, release: string): boolean;
  /** All that is asked within is answered out of the same state, and faster. May be nested. */
  atOnce<Result>(work: () => Result): Result;
}
