import type { stacksEndpoints } from '#contracts/containers/stacks.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { answerOf } from './deploy-answer.ts';
import { findStack } from './known-stacks.ts';
import { openStack } from './open-stack.ts';
import { beginRollBack, planRollBack } from './roll-back-stack.ts';
import { compareVersions, showVersion, withoutContent } from './show-versions.ts';
import type { StackContext } from './stack-context.ts';

type OfVersions = HandlersFor<
  Pick<
    typeof stacksEndpoints,
    'stackVersions' | 'stackVersion' | 'compareStackVersions' | 'planStackRollback' | 'rollBackStack'
  >
>;

export function versionHandlers(context: StackContext): OfVersions {
  const { versions } = context;
  const versionOf = async ({ host, stack, version }: { host: string; stack: string; version: string }) =>
    await versions.find(host, stack, version);
  return {
    stackVersions: async ({ params }, { caller }) => {
      await findStack(context, params, caller, 'containers:read');
      return (await versions.list(params.host, params.stack)).map(withoutContent);
    },
    stackVersion: async ({ params }, { caller }) => {
      await findStack(context, params, caller, 'containers:read');
      return showVersion(context, await versionOf(params));
    },
    compareStackVersions: async ({ params, query }, { caller }) =>
      await compareVersions(context, await openStack(context, params, caller, 'containers:read'), query),
    planStackRollback: async ({ params }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:read');
      return await planRollBack(context, stack, await versionOf(params));
    },
    rollBackStack: async ({ params, query, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:edit');
      const request = { hashes: body.hashes, caller };
      const begun = await beginRollBack(context, stack, await versionOf(params), request);
      return await answerOf(begun, query.wait);
    },
  };
}
