import type { Operation } from '#contracts/containers/operation.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';

/** One line on how it went; what went wrong goes to standard error. */
export async function tellOperation(output: Output, operation: Operation): Promise<void> {
  const { state, targetName, kind, error } = operation;
  const name = printable(targetName);
  if (state === 'succeeded') return await output.line(`${output.paint('green', '✓')} ${name}: ${kind} done`);
  output.note(error?.message ?? `${name}: ${kind} ended as ${state}.`);
  if (error?.engineText) output.note(`  ${error.engineText}`);
}
