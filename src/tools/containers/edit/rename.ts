import type { Caller } from '#contracts/access.ts';
import { invalid } from '#kernel/errors.ts';
import type { Host } from '../host.ts';
import type { BegunOperation, Operations } from '../operations.ts';
import { beginLiveEdit } from './apply-live.ts';
import { editableRecord, situationOf } from './edit-context.ts';
import { nameIssues } from './issues/identity-issues.ts';

/** Throws `invalid` with an issue at `name`. */
export async function beginRename(
  operations: Operations,
  host: Host,
  id: string,
  name: string,
  caller: Caller,
): Promise<BegunOperation> {
  const { summary } = editableRecord(host, id, caller);
  const situation = situationOf(host, caller, { networks: [], volumes: [], images: [] });
  const issues = nameIssues(name, { ...situation, before: null, kept: new Set(), ownId: summary.id });
  if (name === summary.name) throw invalid(`It is called ${name} already.`);
  const [first] = issues;
  if (first) throw invalid(first.message, issues);
  const { body: before } = await host.recreation.capture(summary.id);
  return await beginLiveEdit(operations, {
    kind: 'rename',
    host,
    id: summary.id,
    caller,
    before,
    after: { ...before, name },
    changes: [{ type: 'rename', name }],
  });
}
