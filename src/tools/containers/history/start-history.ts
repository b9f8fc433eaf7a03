import type { historyEndpoints } from '#contracts/containers/history.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startHistory(
  _options: SubjectOptions,
): Promise<RunningSubject<typeof historyEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
