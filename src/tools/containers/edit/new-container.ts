import type { Caller } from '#contracts/access.ts';
import type { NewContainerBody } from '#contracts/containers/edit.ts';
import type { EditWarning, NewContainerPlan } from '#contracts/containers/edit-plan.ts';
import type { NewContainer } from '#contracts/containers/editable-container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import type { Host } from '../host.ts';
import { maySee, requirePermission } from '../require-permission.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { runCommand } from './command/run-command.ts';
import { editableRecord, situationOf } from './edit-context.ts';
import type { Surroundings } from './host-edits.ts';
import { choicesOf, imageDefaultsOf } from './image-defaults.ts';
import { warning } from './issues/issue.ts';
import { bodyForCopy, bodyForImage } from './new-body.ts';
import { specOf } from './spec/apply-spec.ts';
import { bothForms, noForm, understand, type Understood } from './wanted.ts';
import { assertHostLive } from '../assert-host-live.ts';
import { listedContainer } from '../listed-container.ts';

/** What a new container begins with, and what it is made among. */
export interface NewContainerContext {
  readonly host: Host;
  readonly caller: Caller;
  readonly base: ContainerBody;
  readonly from: { readonly id: string; readonly name: string } | null;
  readonly surroundings: Surroundings;
}

/** Whoever makes a container may do so on the whole host: the settings of one can reach everything there. */
export function requireCreation(host: Host, caller: Caller): void {
  requirePermission(
    caller,
    'containers:edit',
    { host: host.id, stack: null, labels: {} },
    `The host ${host.id}`,
  );
  assertHostLive(host);
}

export async function readNewContainer(
  host: Host,
  caller: Caller,
  begin: { readonly image?: string | undefined; readonly from?: string | null | undefined },
  signal?: AbortSignal,
): Promise<NewContainerContext> {
  requireCreation(host, caller);
  const names = new Set(host.list().map(({ summary }) => summary.name));
  const surroundings = await host.edits.surroundings(signal);
  if (!begin.from) {
    return { host, caller, surroundings, base: bodyForImage(begin.image ?? '', names), from: null };
  }
  const { summary } = editableRecord(host, begin.from, caller);
  const capture = await host.recreation.capture(summary.id, signal);
  const from = { id: summary.id, name: summary.name };
  return { host, caller, surroundings, base: bodyForCopy(capture, names), from };
}

export async function describeNewContainer(
  { host, base, from, surroundings }: NewContainerContext,
  signal?: AbortSignal,
): Promise<NewContainer> {
  const { Image } = base.create;
  const config = Image === '' ? null : await host.edits.imageConfig(Image, signal);
  return {
    ...bothForms(base, () => false),
    image: config && imageDefaultsOf(config),
    choices: choicesOf(surroundings),
    from,
  };
}

export interface JudgedNewContainer extends Understood {
  readonly pulls: boolean;
  readonly warnings: EditWarning[];
}

export async function judgeNewContainer(
  context: NewContainerContext,
  { wanted }: Pick<NewContainerBody, 'wanted'>,
  signal?: AbortSignal,
): Promise<JudgedNewContainer> {
  const { host, caller, base, surroundings } = context;
  const situation = { ...situationOf(host, caller, surroundings), before: null, ownId: null };
  const understood = understand(wanted, base, situation);
  const image = understood.body?.create.Image ?? '';
  const config = image === '' ? null : await host.edits.imageConfig(image, signal);
  const volumes = config ? imageDefaultsOf(config).volumes : [];
  const warnings = understood.body ? warningsOf(context, understood.body, volumes) : [];
  return { ...understood, pulls: image !== '' && config === null, warnings };
}

export async function planNewContainer(
  context: NewContainerContext,
  wanted: Pick<NewContainerBody, 'wanted' | 'start'>,
  signal?: AbortSignal,
): Promise<NewContainerPlan> {
  const { body, issues, isShown, pulls, warnings } = await judgeNewContainer(context, wanted, signal);
  return {
    issues,
    warnings,
    pulls,
    command: body && body.create.Image !== '' ? runCommand(body, { isShown, start: wanted.start }) : '',
    ...(body ? bothForms(body, isShown) : noForm),
  };
}

function warningsOf(
  { from, host, caller, base }: NewContainerContext,
  body: ContainerBody,
  imageVolumes: readonly string[],
): EditWarning[] {
  const { mounts } = specOf(body);
  const unnamed = imageVolumes.filter(
    (target) => !mounts.some((mount) => mount.target === target && mount.source !== ''),
  );
  const origin = from && listedContainer(host, from.id)?.summary;
  const isTold = origin && maySee(caller, resourceOf(origin));
  const sources = new Set(specOf(base).mounts.map(({ source }) => source));
  const shared = mounts.filter(({ source }) => source !== '' && sources.has(source));
  return [
    ...unnamed.map((target) => warning('unnamed-volume', { target })),
    ...(isTold
      ? shared.map(({ source }) => warning('shared-mount', { source, container: origin.name }))
      : []),
  ];
}
