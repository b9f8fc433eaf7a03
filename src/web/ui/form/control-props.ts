import type { Draft } from './draft.ts';
import type { Field } from './field.ts';

export interface ControlProps<F extends Field = Field, D extends Draft = Draft> {
  field: F;
  draft: D;
  path: string;
  /** `changedPath` is where in the form it happened. */
  onChange: (draft: Draft, changedPath: string) => void;
}

/** The draft of one kind. */
export type DraftOf<Kind extends Draft['kind']> = Extract<Draft, { kind: Kind }>;
