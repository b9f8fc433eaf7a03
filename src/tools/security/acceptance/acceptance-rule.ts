import type { AcceptanceScope } from '#contracts/security/acceptance.ts';

/** What decides whether a rule holds; whose it is and why is carried along. In patterns `*` stands for any text, and nothing else is special. */
export interface RuleTerms {
  readonly id: string;
  readonly scope: AcceptanceScope;
  /** From then on the rule does not hold; null: for good. */
  readonly untilMs: number | null;
  /** The rule holds only while there is no repair. */
  readonly isUntilRepair: boolean;
}

/** Where a finding is. Null where it is not known, or nothing runs: rules that ask for it do not match. */
export interface Place {
  /** As the container or the host names it. */
  readonly image: string | null;
  readonly host: string | null;
  readonly stack: string | null;
  readonly container: string | null;
}
