import type { volumesEndpoints } from '#contracts/containers/volumes.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { volumeHandlers } from './volume-handlers.ts';

export async function startVolumes(
  options: SubjectOptions,
): Promise<RunningSubject<typeof volumesEndpoints>> {
  return { handlers: volumeHandlers(options), [Symbol.asyncDispose]: () => Promise.resolve() };
}
