import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { findHost, requireHost } from '../find-host.ts';
import { isAllowed, requirePermission } from '../require-permission.ts';
import { beginStackAction, beginStackDown } from './act-on-stack.ts';
import { adoptStack, createStack, forgetStack } from './add-stack.ts';
import { beginDeploy, type BegunDeploy } from './deploy-stack.ts';
import { findStack } from './known-stacks.ts';
import { beginRollBack } from './roll-back-stack.ts';
import { saveStack } from './save-stack.ts';
import type { StackContext } from './stack-context.ts';
import { stackDrift, type ConfigCache } from './stack-drift.ts';
import { openFile, readStack, type ReadStack } from './stack-files.ts';
import { stackDetails } from './stack-summary.ts';
import { typeInto } from './typed-stack.ts';

type Changing = HandlersFor<
  Pick<
    typeof stacksEndpoints,
    | 'createStack'
    | 'adoptStack'
    | 'forgetStack'
    | 'saveStack'
    | 'deployStack'
    | 'actOnStack'
    | 'downStack'
    | 'rollBackStack'
  >
>;

export function changeHandlers(context: StackContext, cache: ConfigCache): Changing {
  const read = async (
    ...asked: Parameters<typeof findStack> extends [unknown, ...infer Rest] ? Rest : never
  ) => await readStack(await findStack(context, ...asked));
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
    adoptStack: async ({ params }, { caller }) =>
      await detailsOf(
        await adoptStack(context, cache, await read(params, caller, 'containers:edit'), caller),
      ),
    forgetStack: async ({ params, body }, { caller }) => {
      const stack = await read(params, caller, 'containers:edit');
      return { recycledTo: await forgetStack(context, stack, body.deleteFiles, caller) };
    },
    saveStack: async ({ params, body }, { caller }) => {
      const stack = typeInto(await read(params, caller, 'containers:edit'), body.files);
      const outcome = await saveStack(context, stack, caller);
      if ('conflicts' in outcome) return { outcome: 'conflict', conflicts: outcome.conflicts };
      const written = new Set(body.files.map(({ path }) => path));
      return {
        outcome: 'saved',
        files: outcome.saved.files.filter(({ path }) => written.has(path)).map(openFile),
      };
    },
    deployStack: async ({ params, query, body }, { caller }) => {
      const stack = await read(params, caller, 'containers:operate');
      if (body.files.length > 0) {
        const resource = { host: params.host, stack: stack.name, labels: {} };
        requirePermission(caller, 'containers:edit', resource, 'The stack');
      }
      const begun = await beginDeploy(context, {
        stack: typeInto(stack, body.files),
        options: body.options,
        caller,
        kind: 'deploy',
      });
      return await answerOf(begun, query.wait);
    },
    actOnStack: async ({ params, query, body }, { caller }) => {
      const stack = await read(params, caller, 'containers:operate');
      const { operation, ended } = await beginStackAction(context, cache, stack, body, caller);
      return query.wait ? await ended : operation;
    },
    downStack: async ({ params, query, body }, { caller }) => {
      const stack = await read(params, caller, 'containers:remove');
      const { operation, ended } = await beginStackDown(context, cache, stack, body.removeVolumes, caller);
      return query.wait ? await ended : operation;
    },
    rollBackStack: async ({ params, query, body }, { caller }) => {
      const stack = await read(params, caller, 'containers:edit');
      const version = await context.versions.find(params.host, params.stack, params.version);
      const begun = await beginRollBack(context, stack, version, { hashes: body.hashes, caller });
      return await answerOf(begun, query.wait);
    },
  };
}

async function answerOf(begun: BegunDeploy, wait: boolean) {
  if ('conflicts' in begun) return { outcome: 'conflict' as const, conflicts: begun.conflicts };
  const { operation, ended } = begun.begun;
  return { outcome: 'begun' as const, operation: wait ? await ended : operation };
}
