import type { Caller } from '#contracts/access.ts';
import type { serviceImageEndpoints, ServiceImageOutcome } from '#contracts/containers/service-image.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { openStack } from './open-stack.ts';
import { planServiceImage } from './plan-service-image.ts';
import { saveStack } from './save-stack.ts';
import type { StackContext } from './stack-context.ts';
import type { ReadStack } from './stack-files.ts';
import { problemOf } from './service-image-words.ts';
import { typeInto } from './typed-stack.ts';

export function serviceImageHandlers(context: StackContext): HandlersFor<typeof serviceImageEndpoints> {
  return {
    planServiceImage: async ({ params, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:read');
      return (await planServiceImage(stack, params.service, body.image)).plan;
    },
    setServiceImage: async ({ params, body }, { caller }) => {
      const stack = await openStack(context, params, caller, 'containers:update');
      return await setServiceImage(context, stack, params.service, body.image, caller);
    },
  };
}

async function setServiceImage(
  context: StackContext,
  stack: ReadStack,
  service: string,
  image: string,
  caller: Caller,
): Promise<ServiceImageOutcome> {
  const { plan, edited } = await planServiceImage(stack, service, image);
  const { change, problem } = plan;
  if (plan.isAlready) return { outcome: 'already', problem, change };
  if (!edited) return { outcome: 'refused', problem, change };
  const saved = await saveStack(context, typeInto(stack, [edited]), caller);
  if (!('conflicts' in saved)) return { outcome: 'written', problem: null, change };
  const path = saved.conflicts[0]?.path ?? edited.path;
  return { outcome: 'conflict', problem: problemOf('changed-meanwhile', { path }), change };
}
