/** What a rule is about. Fields that are null are left open; a rule with nothing but nulls is about nothing. */
export interface AcceptanceScope {
  /** Any name of the flaw, in any case: `CVE-2024-1`. */
  readonly flaw: string | null;
  /** A pattern for the source package, the package of a language, or an installed package. */
  readonly package: string | null;
  /** A pattern for the image's reference, with or without its tag: `postgres`, `ghcr.io/me/*:dev-*`. */
  readonly image: string | null;
  readonly host: string | null;
  readonly stack: string | null;
  readonly container: string | null;
}

/** Somebody's decision to live with a flaw. In patterns `*` stands for any text, and nothing else is special. */
export interface AcceptanceRule {
  readonly id: string;
  /** `ignore`: it is no flaw here, such as code that is never called. `accept`: it is, and the risk is taken. */
  readonly kind: 'ignore' | 'accept';
  readonly scope: AcceptanceScope;
  readonly reason: string;
  readonly author: string;
  readonly createdAtMs: number;
  /** From then on the rule does not hold; null: for good. */
  readonly expiresAtMs: number | null;
  /** The rule holds only while there is no repair. */
  readonly isUntilFixed: boolean;
}

/** Where a finding is. Null where it is not known, or nothing runs: rules that ask for it do not match. */
export interface Place {
  /** As the container or the host names it. */
  readonly image: string | null;
  readonly host: string | null;
  readonly stack: string | null;
  readonly container: string | null;
}
