import type { PlannedService, StackMessage, StackPlan } from '#contracts/containers/stack-plan.ts';
import type { DeployOptions } from '#contracts/containers/stacks.ts';
import { maskedValue } from '#contracts/containers/stack.ts';
import { servicesIn } from '#library/compose/services-in.ts';
import { unifiedDiff } from '#library/compose/unified-diff.ts';
import { maskText } from './stack-files.ts';
import { changedFields } from './why-recreated.ts';
import { dataAtRisk } from './data-at-risk.ts';
import type { ComposeCommand, LocalImage, ResolvedProject } from './host-compose.ts';
import { staleConfigs } from './inline-configs.ts';
import { judgeServices } from './up-rules.ts';
import { plannedBelongings } from './planned-belongings.ts';
import { localImages, plannedImages, type PinnedImages } from './planned-images.ts';
import type { StackContext } from './stack-context.ts';
import { failureMessage, warningMessage } from './stack-messages.ts';
import type { TypedStack } from './typed-stack.ts';
import { openContents } from './kept-contents.ts';

const nothing = {
  isPossible: false,
  isNothingToDo: false,
  services: [],
  images: [],
  networks: [],
  volumes: [],
  dataAtRisk: [],
};

/** What a deploy of the stack, with its typed texts, would do. */
export async function planStack(
  context: StackContext,
  stack: TypedStack,
  options: DeployOptions,
  pinned: PinnedImages = new Map(),
): Promise<StackPlan> {
  const { project, host } = stack;
  const { compose } = host;
  if (!project) {
    const message = {
      severity: 'error' as const,
      file: null,
      line: null,
      column: null,
      endLine: null,
      endColumn: null,
      composeText: null,
      message: 'No label says where the files of this stack are.',
    };
    return { ...nothing, messages: [message], files: [], command: '' };
  }
  const command = compose.commandLine(project, upCommand(options));
  const files = fileDiffs(stack);
  const outcome = await compose.config(project, stack.overlay);
  const warnings = outcome.isValid ? outcome.project.warnings : outcome.warnings;
  const messages = warnings.map((text) => warningMessage(text, stack.documents));
  if (!outcome.isValid) {
    messages.unshift(failureMessage(outcome.text, stack.documents));
    return { ...nothing, messages, files, command };
  }
  const planned = await planResolved(context, stack, outcome.project, options, pinned);
  const stale = await staleMessages(context, stack, outcome.project, planned.services);
  return { messages: [...messages, ...stale], isPossible: true, files, command, ...planned };
}

export function upCommand(options: DeployOptions): ComposeCommand {
  return { command: 'up', ...options };
}

async function planResolved(
  context: StackContext,
  stack: TypedStack,
  project: ResolvedProject,
  options: DeployOptions,
  pinned: PinnedImages,
): Promise<Omit<StackPlan, 'messages' | 'isPossible' | 'files' | 'command'>> {
  const { compose } = stack.host;
  const images = await localImages(stack, project);
  const services = await plannedServices(context, stack, project, options, images, pinned);
  const plannedPulls = plannedImages(stack, project, images, options, pinned);
  const networks = await plannedBelongings(stack, project, 'network');
  const volumes = await plannedBelongings(stack, project, 'volume');
  return {
    isNothingToDo:
      plannedPulls.length === 0 &&
      services.every(({ change }) => change === 'unchanged' || change === 'orphan'),
    services,
    images: plannedPulls,
    networks,
    volumes,
    dataAtRisk: await dataAtRisk({
      compose,
      stack: stack.name,
      project,
      planned: services,
      containers: stack.containers,
      images,
      unusedVolumes: volumes.filter(({ change }) => change === 'unused').map(({ name }) => name),
    }),
  };
}

async function staleMessages(
  context: StackContext,
  stack: TypedStack,
  project: ResolvedProject,
  services: readonly PlannedService[],
): Promise<StackMessage[]> {
  const kept = await openContents(context, stack);
  const staying = services.filter(({ change }) => ['unchanged', 'start', 'restart'].includes(change));
  const names = new Set(staying.map(({ service }) => service));
  return stack.containers
    .filter(({ service }) => names.has(service))
    .flatMap((container) => staleConfigs(project, container, kept));
}

async function plannedServices(
  context: StackContext,
  stack: TypedStack,
  project: ResolvedProject,
  options: DeployOptions,
  images: ReadonlyMap<string, LocalImage | null>,
  pinned: PinnedImages,
): Promise<PlannedService[]> {
  const { compose } = stack.host;
  const availability = await compose.availability();
  const idOf = ([reference, image]: readonly [string, LocalImage | null]) =>
    [reference, pinned.get(reference) ?? image?.id ?? null] as const;
  const judged = judgeServices({
    stack: stack.name,
    project,
    containers: stack.containers,
    written: new Set(stack.documents.flatMap(({ document }) => servicesIn(document).map(({ name }) => name))),
    imageIds: new Map([...images].map(idOf)),
    composeVersion: availability.isAvailable ? availability.version : '2',
    ...options,
  });
  const kept = await openContents(context, stack);
  return await Promise.all(
    judged.map(async (service) => {
      const container = stack.containers.find((one) => one.service === service.service);
      if (service.change !== 'recreate' || !container) return service;
      return { ...service, fields: await changedFields(compose, project, container, kept) };
    }),
  );
}

function fileDiffs({ typed, files }: TypedStack): StackPlan['files'] {
  return typed.flatMap(({ path, text, kind }) => {
    const before = files.find((file) => file.path === path)?.text ?? null;
    const [old, now] = [before === null ? null : maskText(before, kind), maskText(text, kind)];
    const diff = unifiedDiff(old, now);
    const isMasked = diff.includes(maskedValue) || (diff === '' && before !== text);
    return before === text ? [] : [{ path, diff, isMasked }];
  });
}
