import type { Caller } from '#contracts/access.ts';
import type { editEndpoints } from '#contracts/containers/edit.ts';
import type { EditableContainer } from '#contracts/containers/editable-container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { answerOperation } from '../answer-operation.ts';
import { findHostOf, requireHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { recordReveal } from '../record-reveal.ts';
import { requirePermission } from '../require-permission.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginEdit } from './apply-edit.ts';
import { beginCreation } from './create-container.ts';
import { editableRecord, readEditContext, type EditContext } from './edit-context.ts';
import { imageDefaultsOf } from './image-defaults.ts';
import { describeNewContainer, planNewContainer, readNewContainer } from './new-container.ts';
import { planEdit } from './plan-edit.ts';
import { beginRename } from './rename.ts';
import { visibleChoices } from './visible-choices.ts';
import { bothForms } from './wanted.ts';

export function editHandlers(options: SubjectOptions): HandlersFor<typeof editEndpoints> {
  return { ...handlersOfExisting(options), ...handlersOfNew(options) };
}

type OfNew = HandlersFor<Pick<typeof editEndpoints, 'newContainer' | 'planNewContainer' | 'createContainer'>>;
type OfExisting = Omit<HandlersFor<typeof editEndpoints>, keyof OfNew>;

function handlersOfExisting(options: SubjectOptions): OfExisting {
  const hostOf = (params: { host: string }, caller: Caller) =>
    findHostOf(options.hosts, params.host, caller, 'containers:edit', 'The container');
  return {
    editableContainer: async ({ params, query }, { caller, signal }) => {
      const host = hostOf(params, caller);
      if (query.reveal) await revealIn(options, host, params.id, caller);
      return await editable(await readEditContext(host, params.id, caller, signal), query.reveal, signal);
    },
    planEdit: async ({ params, body }, { caller, signal }) => {
      const context = await readEditContext(hostOf(params, caller), params.id, caller, signal);
      return await planEdit(context, body.wanted, signal);
    },
    applyEdit: async ({ params, query, body }, { caller, signal }) => {
      const context = await readEditContext(hostOf(params, caller), params.id, caller, signal);
      return await answerOperation(await beginEdit(options, context, body), query.wait);
    },
    renameContainer: async ({ params, query, body }, { caller }) => {
      const host = hostOf(params, caller);
      const begun = await beginRename(options.operations, host, params.id, body.name, caller);
      return await answerOperation(begun, query.wait);
    },
  };
}

function handlersOfNew({ hosts, operations }: SubjectOptions): OfNew {
  const hostFor = (params: { host: string }, caller: Caller) =>
    requireHost(hosts, params.host, caller, 'containers:edit');
  return {
    newContainer: async ({ params, query }, { caller, signal }) => {
      const context = await readNewContainer(hostFor(params, caller), caller, query, signal);
      return await describeNewContainer(context, signal);
    },
    planNewContainer: async ({ params, body }, { caller, signal }) => {
      const context = await readNewContainer(hostFor(params, caller), caller, body, signal);
      return await planNewContainer(context, body, signal);
    },
    createContainer: async ({ params, query, body }, { caller, signal }) => {
      const context = await readNewContainer(hostFor(params, caller), caller, body, signal);
      return await answerOperation(await beginCreation(operations, context, body), query.wait);
    },
  };
}

async function editable(
  context: EditContext,
  reveal: boolean,
  signal: AbortSignal,
): Promise<EditableContainer> {
  const { capture, stack, version } = context;
  const { spec, json } = bothForms(capture.body, () => reveal);
  return {
    version,
    spec,
    json,
    image: imageDefaultsOf(capture.image.defaults),
    choices: await visibleChoices(context, signal),
    stack,
  };
}

async function revealIn(options: SubjectOptions, host: Host, id: string, caller: Caller): Promise<void> {
  const { summary } = editableRecord(host, id, caller);
  requirePermission(caller, 'containers:reveal', resourceOf(summary), 'The container');
  const action = 'reveal environment of container';
  await recordReveal(options, caller, { action, target: summary.name });
}
