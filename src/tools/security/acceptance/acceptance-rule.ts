/** What a rule is about. Fields that are null are left open; a rule with nothing but nulls is about nothing. */
export interface AcceptanceScope {
  /** Any name of the flaw, in any case: `CVE-2024-1`. */
  readonly flaw: string | null;
  /** A pattern for the source package, the package of a language, or an installed package. */
  readonly package: string | null;
  /** A pattern for the image's reference, with or without its tag: `postgres`, `docker.io/library/postgres`, `ghcr.io/me/*:dev-*`. */
  readonly image: string | null;
  readonly host: string | null;
  readonly stack: string | null;
  readonly container: string | null;
}

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
