import type { PolicyField, PolicySettings } from '#contracts/watcher/policy.ts';

export interface SettingProps {
  settings: Partial<PolicySettings>;
  set: <Field extends PolicyField>(field: Field, value: PolicySettings[Field] | undefined) => void;
  /** The default decides everything; a rule may leave things to others. */
  isWhole: boolean;
}

/** Not a value that there could be. */
export const unset = '*';
