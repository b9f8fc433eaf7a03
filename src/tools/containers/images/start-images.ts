import type { imagesEndpoints } from '#contracts/containers/images.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { imageHandlers } from './image-handlers.ts';

export async function startImages(options: SubjectOptions): Promise<RunningSubject<typeof imagesEndpoints>> {
  return { handlers: imageHandlers(options), [Symbol.asyncDispose]: () => Promise.resolve() };
}
