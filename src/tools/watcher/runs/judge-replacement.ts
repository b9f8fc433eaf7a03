import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';

/** What Containers knows of a request: each undefined where it knows nothing. */
export interface SeenReplacement {
  readonly operation: Operation | undefined;
  readonly recreation: RecreationRecord | undefined;
}

/**
 * - `none`: Containers has never heard of it.
 * - `working`, `repairing`: wait. `broken`: neither container could be reached so far; Containers tries on.
 * - `interrupted`: it ended before anything was done.
 * - `refused`: it could not be begun, as when a pull fails; nothing was changed.
 * - `replaced`, `back`: ends.
 */
export type Replacement =
  | { readonly is: 'none' | 'working' | 'repairing' | 'broken' | 'interrupted' }
  | { readonly is: 'refused' | 'back'; readonly why: string | null }
  | { readonly is: 'replaced'; readonly recreation: RecreationRecord | undefined };

export function judgeReplacement({ operation, recreation }: SeenReplacement, wasAsked: boolean): Replacement {
  if (operation?.state === 'running') return { is: 'working' };
  if (recreation) return judgeRecreation(recreation, operation);
  if (!operation) return { is: wasAsked ? 'interrupted' : 'none' };
  if (operation.state === 'succeeded') return { is: 'replaced', recreation: undefined };
  if (operation.state === 'interrupted') return { is: 'interrupted' };
  return { is: 'refused', why: operation.error?.message ?? null };
}

function judgeRecreation(recreation: RecreationRecord, operation: Operation | undefined): Replacement {
  switch (recreation.outcome) {
    case 'succeeded':
      return { is: 'replaced', recreation };
    case 'back':
      return { is: 'back', why: recreation.problem ?? operation?.error?.message ?? null };
    case 'under-way':
      return { is: 'repairing' };
    case 'broken':
      return { is: 'broken' };
  }
}
