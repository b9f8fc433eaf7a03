import type { imagesEndpoints } from '#contracts/containers/images.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startImages(_options: SubjectOptions): Promise<RunningSubject<typeof imagesEndpoints>> {
  return await Promise.resolve({
    handlers: {},
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
