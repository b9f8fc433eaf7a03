export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison {
  readonly operator: Operator;
  readonly limit: string;
}

/** Which versions are meant: those for which, in any of the alternatives, all comparisons hold. No alternative: every version. */
export interface Constraint {
  readonly alternatives: readonly (readonly Comparison[])[];
}
