import { Scope } from '#contracts/scope.ts';

/** A scope while it is typed; an empty text limits nothing. */
export interface ScopeDraft {
  readonly host: string;
  readonly stack: string;
  readonly label: string;
}

export const emptyScope: ScopeDraft = { host: '', stack: '', label: '' };

export function draftOf({ host = '', stack = '', label = '' }: Scope): ScopeDraft {
  return { host, stack, label };
}

/** Undefined while it is no scope. */
export function scopeOf(draft: ScopeDraft): Scope | undefined {
  const named = Object.entries(draft)
    .map(([field, text]) => [field, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return Scope.safeParse(Object.fromEntries(named)).data;
}

export type ScopeProblem = 'scopeEmpty' | 'labelName' | 'labelCompose' | 'tooLong';

/** What is wrong with it, as a key of `accessText`. */
export function problemOf(draft: ScopeDraft): ScopeProblem | undefined {
  if (scopeOf(draft)) return undefined;
  const label = draft.label.trim();
  if (label.startsWith('=')) return 'labelName';
  if (label.startsWith('com.docker.compose.')) return 'labelCompose';
  const isEmpty = `${draft.host}${draft.stack}${draft.label}`.trim() === '';
  return isEmpty ? 'scopeEmpty' : 'tooLong';
}
