import type { Caller } from '#contracts/access.ts';
import type { EditableContainer, editEndpoints } from '#contracts/containers/edit.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { findHostOf, requireHost } from '../find-host.ts';
import type { BegunOperation } from '../operations.ts';
import { requirePermission } from '../require-permission.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { beginEdit } from './apply-edit.ts';
import { beginCreation } from './create-container.ts';
import { editableRecord, readEditContext, type EditContext } from './edit-context.ts';
import { imageDefaultsOf } from './image-defaults.ts';
import { describeNewContainer, planNewContainer, readNewContainer } from './new-container.ts';
import { planEdit } from './plan-edit.ts';
import { beginRename } from './rename.ts';
import { visibleChoices } from './visible-choices.ts';
import { bothForms } from './wanted.ts';

export async function startEdit(options: SubjectOptions): Promise<RunningSubject<typeof editEndpoints>> {
  const hostOf = (params: { host: string }, caller: Caller) =>
    findHostOf(options.hosts, params.host, caller, 'containers:edit', 'The container');
  const wholeHost = (params: { host: string }, caller: Caller) =>
    requireHost(options.hosts, params.host, caller, 'containers:edit');
  return await Promise.resolve({
    handlers: {
      editableContainer: async ({ params, query }, { caller, signal }) => {
        if (query.reveal) await recordReveal(options, params, caller);
        const context = await readEditContext(hostOf(params, caller), params.id, caller, signal);
        return await editable(context, query.reveal, signal);
      },
      planEdit: async ({ params, body }, { caller, signal }) =>
        await planEdit(
          await readEditContext(hostOf(params, caller), params.id, caller, signal),
          body.wanted,
          signal,
        ),
      applyEdit: async ({ params, query, body }, { caller, signal }) => {
        const context = await readEditContext(hostOf(params, caller), params.id, caller, signal);
        return await answered(await beginEdit(options, context, body), query.wait);
      },
      renameContainer: async ({ params, query, body }, { caller }) => {
        const host = hostOf(params, caller);
        return await answered(
          await beginRename(options.operations, host, params.id, body.name, caller),
          query.wait,
        );
      },
      newContainer: async ({ params, query }, { caller, signal }) =>
        await describeNewContainer(
          await readNewContainer(wholeHost(params, caller), caller, query, signal),
          signal,
        ),
      planNewContainer: async ({ params, body }, { caller, signal }) =>
        await planNewContainer(
          await readNewContainer(wholeHost(params, caller), caller, body, signal),
          body,
          signal,
        ),
      createContainer: async ({ params, query, body }, { caller, signal }) => {
        const context = await readNewContainer(wholeHost(params, caller), caller, body, signal);
        return await answered(await beginCreation(options.operations, context, body), query.wait);
      },
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

async function answered({ operation, ended }: BegunOperation, wait: boolean): Promise<Operation> {
  return wait ? await ended : operation;
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

/** The audit record is on disk before a value is told. */
async function recordReveal(
  { hosts, database, audit }: SubjectOptions,
  params: { readonly host: string; readonly id: string },
  caller: Caller,
): Promise<void> {
  const { summary } = editableRecord(
    findHostOf(hosts, params.host, caller, 'containers:edit', 'The container'),
    params.id,
    caller,
  );
  requirePermission(caller, 'containers:reveal', resourceOf(summary), 'The container');
  const action = 'reveal environment of container';
  await database.transaction((tx) =>
    audit.record(tx, { caller, action, target: summary.name, outcome: 'succeeded' }),
  );
}
