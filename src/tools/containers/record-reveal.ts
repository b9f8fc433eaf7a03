import type { Caller } from '#contracts/access.ts';
import type { SubjectOptions } from './subject.ts';

/** Resolves when it is on disk that the caller was told what is masked elsewhere; only then is it told. */
export async function recordReveal(
  { database, audit }: Pick<SubjectOptions, 'database' | 'audit'>,
  caller: Caller,
  { action, target }: { readonly action: string; readonly target: string },
): Promise<void> {
  await database.transaction((tx) => audit.record(tx, { caller, action, target, outcome: 'succeeded' }));
}
