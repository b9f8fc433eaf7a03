import type { WantedContainer } from '#contracts/containers/edit.ts';
import type { EditPlan, EditWarning } from '#contracts/containers/edit-plan.ts';
import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { maySee } from '../require-permission.ts';
import { liveCommand, recreateCommand } from './command/edit-command.ts';
import { runCommand } from './command/run-command.ts';
import { judgeEdit, type EditContext, type JudgedEdit } from './edit-context.ts';
import type { EditDecision } from './edit-decision.ts';
import { fieldChanges } from './field-changes.ts';
import { warning } from './issues/issue.ts';
import { bothForms, noForm } from './wanted.ts';

/** Reads only. */
export async function planEdit(
  context: EditContext,
  wanted: WantedContainer,
  signal?: AbortSignal,
): Promise<EditPlan> {
  const judged = judgeEdit(context, wanted);
  const { body, issues, decision, isShown } = judged;
  const { capture } = context;
  const recreates = body && issues.length === 0 && decision?.verdict === 'recreate';
  const recreation = recreates ? await planRecreation(context, judged, signal) : null;
  return {
    version: context.version,
    verdict: decision?.verdict ?? 'nothing',
    changes: decision ? fieldChanges(decision.changes, capture.body) : [],
    issues,
    warnings: decision ? warningsOf(context, decision) : [],
    command: commandOf(context, judged),
    ...(body ? bothForms(body, isShown) : noForm),
    pulls: recreation !== null && recreation.image.afterId === null,
    downtimeSeconds: recreation?.downtimeSeconds ?? null,
    dependents: visibleDependents(context, recreation),
    recreateWarnings: recreation?.warnings ?? [],
  };
}

async function planRecreation(
  { host, capture }: EditContext,
  { body }: JudgedEdit,
  signal: AbortSignal | undefined,
): Promise<RecreatePlan | null> {
  if (!body) return null;
  const isSameImage = body.create.Image === capture.body.create.Image;
  return await host.recreation.plan(capture.id, body, { use: isSameImage ? 'same' : 'present' }, signal);
}

function visibleDependents(
  { host, caller }: EditContext,
  recreation: RecreatePlan | null,
): EditPlan['dependents'] {
  return (recreation?.dependents ?? [])
    .filter(({ id }) => {
      const record = host.list().find(({ summary }) => summary.id === id);
      return record !== undefined && maySee(caller, resourceOf(record.summary));
    })
    .map(({ name, reason }) => ({ name, reason }));
}

function warningsOf({ stack, capture }: EditContext, { changes, live }: EditDecision): EditWarning[] {
  const before = capture.body.name;
  const renamed = changes.find(({ path }) => path[0] === 'Name');
  return [
    ...(stack && changes.length > 0 ? [warning('stack-undoes', { stack: stack.name })] : []),
    ...(renamed ? [warning('rename-dns', { name: String(renamed.after), before })] : []),
    ...live.flatMap((change) =>
      change.type === 'disconnect' ? [warning('leaves-network', { network: change.network })] : [],
    ),
  ];
}

function commandOf({ capture }: EditContext, { body, decision, isShown }: JudgedEdit): string {
  if (!body || !decision || decision.verdict === 'nothing') return '';
  const { name } = capture.body;
  if (decision.verdict === 'live') return liveCommand(decision.live, name);
  return recreateCommand(name, `${name}-old`, runCommand(body, { isShown }));
}
