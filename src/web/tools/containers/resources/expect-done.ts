import type { Operation } from '#contracts/containers/operation.ts';

/** An operation that was waited for and did not work, as an error that a dialog can show. */
export class FailedOperation extends Error {
  readonly engineText: string | undefined;

  constructor({ error, targetName }: Operation) {
    super(error?.message ?? targetName);
    this.name = 'FailedOperation';
    this.engineText = error?.engineText || undefined;
  }
}

export function expectDone(operation: Operation): void {
  if (operation.state === 'failed') throw new FailedOperation(operation);
}
