import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { requirePermission } from '../require-permission.ts';
import { previewDown } from './act-on-stack.ts';
import { findStack } from './known-stacks.ts';
import { listStacks } from './list-stacks.ts';
import { planStack } from './plan-stack.ts';
import { planRollBack } from './roll-back-stack.ts';
import { compareVersions, showVersion, withoutContent } from './show-versions.ts';
import type { StackContext } from './stack-context.ts';
import { stackDrift, type ConfigCache } from './stack-drift.ts';
import { openFile, readStack } from './stack-files.ts';
import { stackDetails } from './stack-summary.ts';
import { requirePlannable, typeInto } from './typed-stack.ts';
import { unknownStack } from './unknown-stack.ts';
import { validateStack } from './validate-stack.ts';
import { lastDeploys } from './version-store.ts';

type Reading = HandlersFor<
  Pick<
    typeof stacksEndpoints,
    | 'stacks'
    | 'stackDetails'
    | 'revealStackFiles'
    | 'validateStack'
    | 'planStack'
    | 'previewStackDown'
    | 'stackVersions'
    | 'stackVersion'
    | 'compareStackVersions'
    | 'planStackRollback'
  >
>;

/** What changes nothing. */
export function readHandlers(context: StackContext, cache: ConfigCache): Reading {
  const { versions, database, audit } = context;
  const read = async (
    ...asked: Parameters<typeof findStack> extends [unknown, ...infer Rest] ? Rest : never
  ) => await readStack(await findStack(context, ...asked));
  return {
    stacks: async ({ query }, { caller }) => await listStacks(context, cache, caller, query.host),
    stackDetails: async ({ params }, { caller }) => {
      const stack = await read(params, caller, 'containers:read');
      const drift = await stackDrift(cache, stack, true);
      const deploys = await lastDeploys(database);
      return await stackDetails(stack, drift, deploys.get(`${params.host} ${params.stack}`));
    },
    revealStackFiles: async ({ params }, { caller }) => {
      const stack = await read(params, caller, 'containers:reveal');
      const action = 'reveal files of stack';
      await database.transaction(
        async (tx) => await audit.record(tx, { caller, action, target: stack.name, outcome: 'succeeded' }),
      );
      return stack.files.map(openFile);
    },
    validateStack: async ({ params, body }, { caller, signal }) => {
      const resource = { host: params.host, stack: params.stack, labels: {} };
      requirePermission(caller, 'containers:read', resource, 'The stack');
      if (body.thorough) requirePermission(caller, 'containers:edit', resource, 'The stack');
      const stack = await unknownStack(context, params, body.files, caller);
      return await validateStack(stack, { thorough: body.thorough, signal });
    },
    planStack: async ({ params, body }, { caller }) => {
      const stack = await read(params, caller, 'containers:read');
      if (body.files.length > 0) {
        requirePermission(
          caller,
          'containers:edit',
          { host: params.host, stack: stack.name, labels: {} },
          'The stack',
        );
      }
      const typed = typeInto(stack, body.files);
      requirePlannable(typed);
      return await planStack(context, typed, body.options);
    },
    previewStackDown: async ({ params }, { caller }) =>
      await previewDown(await read(params, caller, 'containers:read'), caller),
    stackVersions: async ({ params }, { caller }) => {
      await findStack(context, params, caller, 'containers:read');
      return (await versions.list(params.host, params.stack)).map(withoutContent);
    },
    stackVersion: async ({ params }, { caller }) => {
      await findStack(context, params, caller, 'containers:read');
      return showVersion(context, await versions.find(params.host, params.stack, params.version));
    },
    compareStackVersions: async ({ params, query }, { caller }) =>
      await compareVersions(context, await read(params, caller, 'containers:read'), query),
    planStackRollback: async ({ params }, { caller }) => {
      const stack = await read(params, caller, 'containers:read');
      return await planRollBack(
        context,
        stack,
        await versions.find(params.host, params.stack, params.version),
      );
    },
  };
}
