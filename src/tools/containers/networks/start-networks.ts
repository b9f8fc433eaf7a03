import type { networksEndpoints } from '#contracts/containers/networks.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { networkHandlers } from './network-handlers.ts';

export async function startNetworks(
  options: SubjectOptions,
): Promise<RunningSubject<typeof networksEndpoints>> {
  return { handlers: networkHandlers(options), [Symbol.asyncDispose]: () => Promise.resolve() };
}
