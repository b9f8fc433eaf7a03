/** A form as data: what `schema-form` draws, read from a schema by `read-fields`. */
export interface FieldBase {
  /** The property; empty for the form itself and for the entries of a list. */
  key: string;
  title: string;
  help: string | undefined;
  placeholder: string | undefined;
  /** Must be filled in: required by the schema and without a default. */
  isRequired: boolean;
  isNullable: boolean;
  defaultValue: unknown;
}

export interface TextField extends FieldBase {
  kind: 'text';
  format: 'text' | 'email' | 'url';
  isSecret: boolean;
  /** Rows of the text area; 0 for a line. */
  rows: number;
  unit: string | undefined;
}

export interface NumberField extends FieldBase {
  kind: 'number';
  unit: string | undefined;
}

export interface FlagField extends FieldBase {
  kind: 'flag';
}

export interface Choice {
  value: string;
  label: string;
}

/** Values that are not strings travel as their JSON. */
export interface ChoiceField extends FieldBase {
  kind: 'choice';
  choices: readonly Choice[];
  isText: boolean;
}

export interface ListField extends FieldBase {
  kind: 'list';
  ofNumbers: boolean;
}

/** Any of a few: one checkbox each. */
export interface ChoicesField extends FieldBase {
  kind: 'choices';
  choices: readonly Choice[];
}

export interface PairsField extends FieldBase {
  kind: 'pairs';
  areSecret: boolean;
}

export interface GroupField extends FieldBase {
  kind: 'group';
  members: readonly Field[];
}

/** One group of several; `discriminator` is the property that tells which. */
export interface VariantField extends FieldBase {
  kind: 'variant';
  discriminator: string;
  discriminatorTitle: string;
  options: readonly { value: string; label: string; group: GroupField }[];
}

/** What no other kind can draw is written as JSON. */
export interface CodeField extends FieldBase {
  kind: 'code';
}

export type Field =
  | TextField
  | NumberField
  | FlagField
  | ChoiceField
  | ListField
  | ChoicesField
  | PairsField
  | GroupField
  | VariantField
  | CodeField;
