import type { Glob } from './glob.ts';
import type { JsonPath } from './json-path.ts';
import type { PlaceholderName } from './placeholders.ts';

export type Operator = '==' | '!=' | '<=' | '>=' | '<' | '>';

/** One side of a comparison; `text` is how it was written. */
export type Operand =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'pattern'; readonly text: string; readonly glob: Glob }
  | { readonly kind: 'any'; readonly text: string; readonly options: readonly string[] }
  | PlaceholderOperand;

export interface PlaceholderOperand {
  readonly kind: 'placeholder';
  readonly text: string;
  readonly name: PlaceholderName;
  /** Only below [BODY]: a way into its JSON. */
  readonly path: JsonPath | undefined;
  readonly measure: 'len' | 'has' | undefined;
}

export interface Comparison {
  readonly left: Operand;
  readonly operator: Operator;
  readonly right: Operand;
}

/** Holds when one of its comparisons holds; they are written with ` || ` between them. */
export interface Condition {
  readonly text: string;
  readonly alternatives: readonly Comparison[];
}

/** Why a text is no condition, and where: `at` counts characters from its start. */
export interface ConditionProblem {
  readonly at: number;
  readonly message: string;
  readonly es: string;
}
