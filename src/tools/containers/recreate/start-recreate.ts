import type { recreateEndpoints } from '#contracts/containers/recreate.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { recreateHandlers } from './recreate-handlers.ts';
import { openRepairs } from './repairs.ts';

export async function startRecreate(
  options: SubjectOptions,
): Promise<RunningSubject<typeof recreateEndpoints>> {
  const repairs = await openRepairs(options);
  return {
    handlers: recreateHandlers(options),
    [Symbol.asyncDispose]() {
      repairs[Symbol.dispose]();
      return Promise.resolve();
    },
  };
}
