import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import { unavailable } from '#kernel/errors.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';

export async function startStacks(_options: SubjectOptions): Promise<RunningSubject<typeof stacksEndpoints>> {
  const absent = () => Promise.reject<never>(unavailable('Stacks are not there yet.'));
  return await Promise.resolve({
    handlers: {
      stacks: absent,
      stackDetails: absent,
      revealStackFiles: absent,
      createStack: absent,
      adoptStack: absent,
      forgetStack: absent,
      validateStack: absent,
      planStack: absent,
      saveStack: absent,
      deployStack: absent,
      actOnStack: absent,
      previewStackDown: absent,
      downStack: absent,
      stackVersions: absent,
      stackVersion: absent,
      compareStackVersions: absent,
      planStackRollback: absent,
      rollBackStack: absent,
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
