import type { filesEndpoints } from '#contracts/containers/files.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startFiles(_options: SubjectOptions): Promise<RunningSubject<typeof filesEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
