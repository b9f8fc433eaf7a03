import type { editEndpoints } from '#contracts/containers/edit.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startEdit(_options: SubjectOptions): Promise<RunningSubject<typeof editEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
