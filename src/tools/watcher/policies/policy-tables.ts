export interface PolicyTables {
  policy_rules: {
    id: string;
    /** From 0, in the order in which they are asked. */
    position: number;
    /** `PolicyRule` */
    rule: string;
  };
  /** One row. */
  policy_default: {
    id: string;
    /** `Partial<PolicySettings>` */
    settings: string;
    revision: number;
  };
}
