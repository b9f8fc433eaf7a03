import type { networksEndpoints } from '#contracts/containers/networks.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startNetworks(
  _options: SubjectOptions,
): Promise<RunningSubject<typeof networksEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
