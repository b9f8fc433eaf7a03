import type { WantedContainer } from '#contracts/containers/edit.ts';
import { conflict, invalid } from '#kernel/errors.ts';
import type { BegunOperation, Operations } from '../operations.ts';
import { beginRecreate } from '../recreate/begin-recreate.ts';
import { requireAlong } from '../require-along.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginLiveEdit } from './apply-live.ts';
import { judgeEdit, type EditContext } from './edit-context.ts';

/** Throws `conflict` when the container is no longer the one of `version`, `invalid` with an issue for each wrong entry. */
export async function beginEdit(
  options: SubjectOptions,
  context: EditContext,
  { version, wanted }: { readonly version: string; readonly wanted: WantedContainer },
): Promise<BegunOperation> {
  const { host, capture, caller } = context;
  const { name } = capture.body;
  if (version !== context.version) {
    throw conflict(
      `${name} has changed since you began to edit it. Look at it as it is now, then try again.`,
    );
  }
  const { body, issues, decision } = judgeEdit(context, wanted);
  if (issues.length > 0 || !body || !decision) {
    throw invalid('Some entries would not work.', issues);
  }
  assertIdle(options.operations, context);
  if (decision.verdict === 'nothing') throw invalid(`This changes nothing of ${name}.`);
  if (decision.verdict === 'live') {
    return await beginLiveEdit(options.operations, {
      kind: 'edit',
      host,
      id: capture.id,
      caller,
      before: capture.body,
      after: body,
      changes: decision.live,
    });
  }
  // Whoever depends on it is made anew along with it.
  requireAlong(host, host.recreation.dependents(capture.id), caller, 'containers:edit');
  return await beginRecreate(options, host, capture.id, body, { caller, kind: 'edit', reason: '' });
}

/** What waits behind other work would be applied to a container that nobody has looked at. */
function assertIdle(operations: Operations, { host, capture }: EditContext): void {
  const isUnderWay = operations
    .running()
    .some((operation) => operation.host === host.id && operation.targetId === capture.id);
  if (isUnderWay) {
    throw conflict(`${capture.body.name} is being worked on. Wait for that to end, then look at it again.`);
  }
}
