import type { editEndpoints } from '#contracts/containers/edit.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { editHandlers } from './edit-handlers.ts';

export async function startEdit(options: SubjectOptions): Promise<RunningSubject<typeof editEndpoints>> {
  return { handlers: editHandlers(options), [Symbol.asyncDispose]: () => Promise.resolve() };
}
