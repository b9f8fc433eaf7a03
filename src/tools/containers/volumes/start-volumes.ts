import type { volumesEndpoints } from '#contracts/containers/volumes.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startVolumes(
  _options: SubjectOptions,
): Promise<RunningSubject<typeof volumesEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
