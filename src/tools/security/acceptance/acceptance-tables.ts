export interface AcceptanceTables {
  /** What people accept, and why. */
  acceptances: {
    id: string;
    /** `AcceptanceScope` as JSON */
    scope: string;
    reason: string;
    /** Null: for good. */
    until_ms: number | null;
    is_until_repair: number;
    /** Who said so, as the audit log names them. */
    accepted_by: string;
    accepted_ms: number;
  };
}
