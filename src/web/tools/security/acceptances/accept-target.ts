import type { Acceptance, AcceptanceScope } from '#contracts/security/acceptance.ts';
import { createStore } from '../../../shell/store.ts';

/** A new rule that begins with this scope, or one that is changed. */
export interface AcceptTarget {
  readonly rule: Acceptance | null;
  readonly scope: AcceptanceScope;
}

export const emptyScope: AcceptanceScope = {
  flaw: null,
  package: null,
  image: null,
  host: null,
  stack: null,
  container: null,
};

/** What the dialog asks about; null while it is closed. */
export const acceptTarget = createStore<AcceptTarget | null>(null);

export function askAccept(scope: AcceptanceScope): void {
  acceptTarget.set({ rule: null, scope });
}

export function askChange(rule: Acceptance): void {
  acceptTarget.set({ rule, scope: rule.scope });
}
