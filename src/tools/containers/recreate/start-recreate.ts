import type { recreateEndpoints } from '#contracts/containers/recreate.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startRecreate(
  _options: SubjectOptions,
): Promise<RunningSubject<typeof recreateEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
