import type { recreateEndpoints } from '#contracts/containers/recreate.ts';
import { unavailable } from '#kernel/errors.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startRecreate(
  _options: SubjectOptions,
): Promise<RunningSubject<typeof recreateEndpoints>> {
  const refuse = () => Promise.reject<never>(unavailable('Recreating is not ready yet.'));
  return await Promise.resolve({
    handlers: { planRecreate: refuse, recreate: refuse, recreations: () => [], revertRecreation: refuse },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
