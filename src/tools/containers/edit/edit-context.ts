import type { Caller } from '#contracts/access.ts';
import type { StackMembership } from '#contracts/containers/container.ts';
import type { WantedContainer } from '#contracts/containers/edit.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { notFound } from '#kernel/errors.ts';
import type { ContainerRecord, Host } from '../host.ts';
import type { Capture } from '../recreate/recreation.ts';
import { maySee, requirePermission } from '../require-permission.ts';
import { decideEdit, versionOf, type EditDecision } from './edit-decision.ts';
import type { Surroundings } from './host-edits.ts';
import type { Situation } from './issues/situation.ts';
import { specOf } from './spec/apply-spec.ts';
import { understand, type Understood } from './wanted.ts';
import { assertHostLive } from '../assert-host-live.ts';

/** A container that the caller may edit, as the engine has it now. */
export interface EditContext {
  readonly host: Host;
  readonly caller: Caller;
  readonly capture: Capture;
  readonly surroundings: Surroundings;
  readonly stack: StackMembership | null;
  readonly version: string;
}

export async function readEditContext(
  host: Host,
  id: string,
  caller: Caller,
  signal?: AbortSignal,
): Promise<EditContext> {
  const { summary } = editableRecord(host, id, caller);
  const [capture, surroundings] = await Promise.all([
    host.recreation.capture(summary.id, signal),
    host.edits.surroundings(signal),
  ]);
  const version = versionOf(summary.id, capture.body);
  return { host, caller, capture, surroundings, stack: summary.stack, version };
}

/** Throws what a caller is told who may not edit this container, or not even see it. */
export function editableRecord(host: Host, id: string, caller: Caller): ContainerRecord {
  const record = host.list().find(({ summary }) => summary.id === id || summary.name === id);
  if (!record) throw notFound('The container');
  requirePermission(caller, 'containers:edit', resourceOf(record.summary), 'The container');
  assertHostLive(host);
  return record;
}

/** What an edit comes to; `decision` is null when it cannot be read. */
export interface JudgedEdit extends Understood {
  readonly decision: EditDecision | null;
}

export function judgeEdit(context: EditContext, wanted: WantedContainer): JudgedEdit {
  const { capture, caller } = context;
  const understood = understand(wanted, capture.body, {
    ...situationOf(context.host, caller, context.surroundings),
    before: specOf(capture.body),
    ownId: capture.id,
  });
  const decision = understood.body && decideEdit(capture.body, understood.body);
  return { ...understood, decision };
}

/** What there is around a container, as far as the caller may be told. */
export function situationOf(
  host: Host,
  caller: Caller,
  { networks }: Surroundings,
): Pick<Situation, 'containers' | 'maySee' | 'networks' | 'cpus'> {
  return {
    containers: host.list(),
    maySee: ({ summary }) => maySee(caller, resourceOf(summary)),
    networks,
    cpus: host.status().engine?.cpus ?? null,
  };
}
