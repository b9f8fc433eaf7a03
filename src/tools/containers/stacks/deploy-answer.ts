import type { BegunDeploy } from './deploy-stack.ts';
import { answerOperation } from '../answer-operation.ts';

/** With `wait`, once it has ended. */
export async function answerOf(begun: BegunDeploy, wait: boolean) {
  if ('conflicts' in begun) return { outcome: 'conflict' as const, conflicts: begun.conflicts };
  return { outcome: 'begun' as const, operation: await answerOperation(begun.begun, wait) };
}
