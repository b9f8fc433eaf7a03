import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { requirePermission } from '../require-permission.ts';
import { previewDown } from './act-on-stack.ts';
import { listStacks } from './list-stacks.ts';
import { openStack, requireEdit } from './open-stack.ts';
import { planStack } from './plan-stack.ts';
import type { StackContext } from './stack-context.ts';
import { stackDrift, type ConfigCache } from './stack-drift.ts';
import { openFile } from './stack-files.ts';
import { stackDetails } from './stack-summary.ts';
import { requirePlannable, typeInto } from './typed-stack.ts';
import { unknownStack } from './unknown-stack.ts';
import { validateStack } from './validate-stack.ts';
import { lastDeploys } from './version-store.ts';
import { recordReveal } from '../record-reveal.ts';

type Reading = HandlersFor<
  Pick<
    typeof stacksEndpoints,
    'stacks' | 'stackDetails' | 'revealStackFiles' | 'validateStack' | 'planStack' | 'previewStackDown'
  >
>;

/** What changes nothing. */
export function readHandlers(context: StackContext, cache: ConfigCache): Reading {
  const { database } = context;
  return {
    stacks: async ({ query }, { caller }) => await listStacks(context, cache, caller, query.host),
    stackDetails: async ({ params }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:read');
      const drift = await stackDrift(cache, stack, true);
      const deploys = await lastDeploys(database);
      return await stackDetails(stack, drift, deploys.get(`${params.host} ${params.stack}`));
    },
    revealStackFiles: async ({ params }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:reveal');
      await recordReveal(context, caller, { action: 'reveal files of stack', target: stack.name });
      return stack.files.map(openFile);
    },
    validateStack: async ({ params, body }, { caller, signal }) => {
      const resource = { host: params.host, stack: params.stack, labels: {} };
      requirePermission(caller, 'containers:read', resource, 'The stack');
      if (body.thorough) requireEdit(params, caller);
      const stack = await unknownStack(context, params, body.files, caller);
      return await validateStack(stack, { thorough: body.thorough, caller, signal });
    },
    planStack: async ({ params, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:read');
      if (body.files.length > 0) requireEdit(params, caller);
      const typed = typeInto(stack, body.files);
      requirePlannable(typed);
      return await planStack(context, typed, body.options);
    },
    previewStackDown: async ({ params }, { caller }) =>
      await previewDown(await openStack(context, params, caller, 'containers:read'), caller),
  };
}
