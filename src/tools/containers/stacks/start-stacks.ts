import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startStacks(_options: SubjectOptions): Promise<RunningSubject<typeof stacksEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
