import type { CommandContext } from '../command.ts';
import { usageError } from '../command-error.ts';

/** Whether to go on: as `--yes` says, else as the person at the terminal. @throws CommandError where nobody can be asked */
export async function isConfirmed(
  { given, output, readLine }: CommandContext,
  question: string,
): Promise<boolean> {
  if (given.flag('yes')) return true;
  if (!readLine) throw usageError('Nothing was changed. Say --yes to do it, or --plan only to look.');
  output.note(`${question} [y/N]`);
  if (/^y(es)?$/i.test((await readLine()).trim())) return true;
  output.note('Nothing was changed.');
  return false;
}
