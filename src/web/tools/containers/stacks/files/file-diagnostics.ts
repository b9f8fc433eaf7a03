import type { StackMessage } from '#contracts/containers/stack-plan.ts';
import type { CodeDiagnostic } from '../../../../ui/code/diagnostics.ts';

/** What an editor marks of all that is wrong: messages about a line of its file. */
export function diagnosticsOf(
  messages: readonly StackMessage[] | undefined,
  path: string,
): readonly CodeDiagnostic[] {
  return (messages ?? []).flatMap(({ file, line, ...rest }) =>
    file === path && line !== null ? [{ ...rest, line }] : [],
  );
}
