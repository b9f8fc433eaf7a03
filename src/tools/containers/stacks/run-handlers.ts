import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { beginStackAction, beginStackDown } from './act-on-stack.ts';
import { answerOf } from './deploy-answer.ts';
import { beginDeploy } from './deploy-stack.ts';
import { openStack, requireEdit } from './open-stack.ts';
import type { StackContext } from './stack-context.ts';
import type { ConfigCache } from './stack-drift.ts';
import { typeInto } from './typed-stack.ts';
import { answerOperation } from '../answer-operation.ts';

type Running = HandlersFor<Pick<typeof stacksEndpoints, 'deployStack' | 'actOnStack' | 'downStack'>>;

/** What changes what runs. */
export function runHandlers(context: StackContext, cache: ConfigCache): Running {
  return {
    deployStack: async ({ params, query, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:operate');
      if (body.files.length > 0) requireEdit(params, caller);
      const request = { options: body.options, caller, kind: 'deploy' as const };
      const begun = await beginDeploy(context, { ...request, stack: typeInto(stack, body.files) });
      return await answerOf(begun, query.wait);
    },
    actOnStack: async ({ params, query, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:operate');
      return await answerOperation(await beginStackAction(context, cache, stack, body, caller), query.wait);
    },
    downStack: async ({ params, query, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:remove');
      const begun = await beginStackDown(context, cache, stack, body.removeVolumes, caller);
      return await answerOperation(begun, query.wait);
    },
  };
}
