import { createHash } from 'node:crypto';
import type { EditPlan } from '#contracts/containers/edit-plan.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { diffBodies, type BodyChange } from './diff-bodies.ts';
import type { LiveChange } from './host-edits.ts';
import { isLive, liveChanges } from './live-changes.ts';
import { parseVariable } from './spec/environment-part.ts';

export interface EditDecision {
  readonly verdict: EditPlan['verdict'];
  readonly changes: readonly BodyChange[];
  /** With `live`: what to do, in order. */
  readonly live: readonly LiveChange[];
}

/** One change that needs a new container decides for all: what could be done live goes along with it. */
export function decideEdit(before: ContainerBody, after: ContainerBody): EditDecision {
  const changes = diffBodies(before, after);
  if (changes.length === 0) return { verdict: 'nothing', changes, live: [] };
  if (!changes.every((change) => isLive(change, before))) return { verdict: 'recreate', changes, live: [] };
  return { verdict: 'live', changes, live: liveChanges(changes, before, after) };
}

/**
 * Changes whenever the container does. The values of variables are left out: they cannot change while the id stays the same,
 * and nobody shall be able to guess one from this.
 */
export function versionOf(id: string, { name, create }: ContainerBody): string {
  const variables = create.Env?.map((entry) => parseVariable(entry).name);
  return createHash('sha256')
    .update(JSON.stringify([id, name, { ...create, Env: variables }]))
    .digest('hex');
}
