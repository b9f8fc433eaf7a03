import type { Operation } from '#contracts/containers/operation.ts';
import type { BegunOperation } from './operations.ts';

/** What an endpoint with `wait` answers: the operation as it began, or once it has ended. */
export async function answerOperation(begun: BegunOperation, wait: boolean): Promise<Operation> {
  return wait ? await begun.ended : begun.operation;
}
