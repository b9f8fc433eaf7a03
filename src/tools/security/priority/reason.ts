import type { Words } from '#contracts/words.ts';

/** Ids are stored and never renamed. */
export type ReasonId =
  | 'exploited'
  | 'ransomware'
  | 'likely'
  | 'severity'
  | 'repair'
  | 'published'
  | 'privileged'
  | 'docker-socket'
  | 'host-network'
  | 'root';

/** One fact that makes a finding more urgent. */
export interface Reason {
  readonly id: ReasonId;
  /** What it adds to the score, 0 or more. */
  readonly weight: number;
  /** What the words say, for those who write their own. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly words: Words;
}
