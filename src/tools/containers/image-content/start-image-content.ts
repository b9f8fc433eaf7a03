import type { imageContentEndpoints } from '#contracts/containers/image-content.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { imageContentHandlers } from './image-content-handlers.ts';

export async function startImageContent(
  options: SubjectOptions,
): Promise<RunningSubject<typeof imageContentEndpoints>> {
  return { handlers: imageContentHandlers(options), [Symbol.asyncDispose]: () => Promise.resolve() };
}
