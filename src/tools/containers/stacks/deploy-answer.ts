import type { BegunDeploy } from './deploy-stack.ts';

/** With `wait`, once it has ended. */
export async function answerOf(begun: BegunDeploy, wait: boolean) {
  if ('conflicts' in begun) return { outcome: 'conflict' as const, conflicts: begun.conflicts };
  const { operation, ended } = begun.begun;
  return { outcome: 'begun' as const, operation: wait ? await ended : operation };
}
