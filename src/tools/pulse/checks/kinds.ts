import type { CheckKind } from './check-kind.ts';
import { http } from './http.ts';

/** Every way of checking that there is. */
// A kind takes its own settings only, so the list is of kinds of whatever settings; callers parse before they check.
// oxlint-disable-next-line typescript/no-explicit-any
export const kinds: readonly CheckKind<any>[] = [http];
