import type { terminalEndpoints } from '#contracts/containers/terminal.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startTerminal(
  _options: SubjectOptions,
): Promise<RunningSubject<typeof terminalEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
