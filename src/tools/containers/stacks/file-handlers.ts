import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { findHost, requireHost } from '../find-host.ts';
import { isAllowed } from '../require-permission.ts';
import { adoptStack, createStack, forgetStack } from './add-stack.ts';
import { openStack } from './open-stack.ts';
import { saveStack } from './save-stack.ts';
import type { StackContext } from './stack-context.ts';
import { stackDrift, type ConfigCache } from './stack-drift.ts';
import { openFile, type ReadStack } from './stack-files.ts';
import { stackDetails } from './stack-summary.ts';
import { typeInto } from './typed-stack.ts';

type OfFiles = HandlersFor<
  Pick<typeof stacksEndpoints, 'createStack' | 'adoptStack' | 'forgetStack' | 'saveStack'>
>;

/** What changes files or whose they are, and touches no container. */
export function fileHandlers(context: StackContext, cache: ConfigCache): OfFiles {
  const detailsOf = async (stack: ReadStack) =>
    await stackDetails(stack, await stackDrift(cache, stack, true), undefined);
  return {
    createStack: async ({ params, body }, { caller }) => {
      const resource = { host: params.host, stack: body.name, labels: {} };
      if (!isAllowed(caller, 'containers:edit', resource)) {
        requireHost(context.hosts, params.host, caller, 'containers:edit');
      }
      return await detailsOf(await createStack(context, findHost(context.hosts, params.host), body, caller));
    },
    adoptStack: async ({ params }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:edit');
      return await detailsOf(await adoptStack(context, cache, stack, caller));
    },
    forgetStack: async ({ params, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:edit');
      return { recycledTo: await forgetStack(context, stack, body.deleteFiles, caller) };
    },
    saveStack: async ({ params, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:edit');
      const outcome = await saveStack(context, typeInto(stack, body.files), caller);
      if ('conflicts' in outcome) return { outcome: 'conflict', conflicts: outcome.conflicts };
      const written = new Set(body.files.map(({ path }) => path));
      const files = outcome.saved.files.filter(({ path }) => written.has(path));
      return { outcome: 'saved', files: files.map(openFile) };
    },
  };
}
