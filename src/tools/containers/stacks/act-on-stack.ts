import type { Caller } from '#contracts/access.ts';
import type { StackAction } from '#contracts/containers/stacks.ts';
import type { StackDownPreview } from '#contracts/containers/stack-plan.ts';
import { conflict, invalid } from '#kernel/errors.ts';
import { seesContainer, unseenName } from '../hide-others.ts';
import { servicesIn } from '#library/compose/services-in.ts';
import type { PlannedStep } from '../operation.ts';
import type { BegunOperation } from '../operations.ts';
import { runComposeStep } from './compose-step.ts';
import type { ComposeCommand, ComposeProject, StackContainer } from './host-compose.ts';
import type { StackContext } from './stack-context.ts';
import type { ConfigCache } from './stack-drift.ts';
import { stackDrift } from './stack-drift.ts';
import type { ReadStack } from './stack-files.ts';

const verbs = { start: 'Start', stop: 'Stop', restart: 'Restart' } as const;

export async function beginStackAction(
  context: StackContext,
  cache: ConfigCache,
  stack: ReadStack,
  { action, services }: StackAction,
  caller: Caller,
): Promise<BegunOperation> {
  const known = new Set(stack.containers.map(({ service }) => service));
  const unknown = services.find((service) => !known.has(service));
  if (unknown !== undefined) throw conflict(`${unknown} has no container. Deploy it first.`);
  if (known.size === 0) throw conflict(`${stack.name} has no containers yet. Deploy it first.`);
  return await begin(context, stack, caller, {
    title: `${verbs[action]} ${services.length > 0 ? services.join(', ') : stack.name}`,
    project: await usableProject(cache, stack),
    command: { command: action, services },
  });
}

/** By its files where they can be used, otherwise by the labels of its containers alone. */
async function usableProject(
  cache: ConfigCache,
  stack: ReadStack,
): Promise<ComposeProject | { readonly name: string }> {
  const { project } = await stackDrift(cache, stack, false);
  return project && stack.project ? stack.project : { name: stack.name };
}

export async function beginStackDown(
  context: StackContext,
  cache: ConfigCache,
  stack: ReadStack,
  removeVolumes: readonly string[],
  caller: Caller,
): Promise<BegunOperation> {
  const { volumes, anonymousVolumes } = await previewDown(stack, caller);
  const known = new Set([...volumes, ...anonymousVolumes].map(({ name }) => name));
  const foreign = removeVolumes.find((name) => !known.has(name));
  if (foreign !== undefined) throw invalid(`${foreign} is not a volume of the stack ${stack.name}.`);
  const { compose } = stack.host;
  return await begin(
    context,
    stack,
    caller,
    {
      title: `Take down ${stack.name}`,
      project: await usableProject(cache, stack),
      command: { command: 'down' },
    },
    removeVolumes.map((name) => ({
      title: `Remove the volume ${name}`,
      run: async () => {
        await compose.removeVolume(name);
        return { done: true };
      },
    })),
  );
}

interface ComposeWork {
  readonly title: string;
  readonly project: ComposeProject | { readonly name: string };
  readonly command: ComposeCommand;
}

async function begin(
  context: StackContext,
  stack: ReadStack,
  caller: Caller,
  { title, project, command }: ComposeWork,
  then: readonly PlannedStep[] = [],
): Promise<BegunOperation> {
  const { compose } = stack.host;
  const { clock, operations } = context;
  return await operations.begin({
    kind: command.command,
    host: stack.host.id,
    subject: 'stack',
    targetId: stack.name,
    targetName: stack.name,
    resource: { host: stack.host.id, stack: stack.name, labels: {} },
    alsoLocks: stack.containers.map(({ id }) => id),
    isCancellable: true,
    command: compose.commandLine(project, command),
    caller,
    steps: [
      { title, run: async (progress) => await runComposeStep(compose, clock, project, command, progress) },
      ...then,
    ],
  });
}

/** What carries the stack's label, whatever its files say now. Others are named to those only who may see them. */
export async function previewDown(stack: ReadStack, caller: Caller): Promise<StackDownPreview> {
  const { host, name, containers, project, documents } = stack;
  const isSeen = seesContainer(caller, host);
  const nameOf = (one: { id: string; name: string }) => (isSeen(one.id) ? one.name : unseenName);
  const { networks, volumes } = await host.compose.belongings(name);
  const others = (await host.compose.containers()).filter((one) => one.project !== name);
  const kept = keptNetworks(stack, networks, nameOf);
  const inFiles = new Set(documents.flatMap(({ document }) => servicesIn(document).map((one) => one.name)));
  return {
    containers: containers.map(({ id, name: container, service }) => ({
      id,
      name: container,
      isOrphan: documents.length > 0 && !inFiles.has(service),
    })),
    networks: networks.filter((network) => !kept.some((one) => one.name === network)),
    keptNetworks: kept,
    volumes: volumes.map((volume) => ({
      name: volume,
      usedByOthers: others.filter((one) => one.volumes.some((mount) => mount.name === volume)).map(nameOf),
    })),
    anonymousVolumes: containers.flatMap(unnamedVolumes),
    command: host.compose.commandLine(project ?? { name }, { command: 'down' }),
  };
}

function unnamedVolumes({ name: container, volumes }: StackContainer) {
  return volumes
    .filter(({ name }) => /^[0-9a-f]{64}$/.test(name))
    .map(({ name, target }) => ({ name, container, target }));
}

/** The engine removes no network that something outside the stack is attached to. */
function keptNetworks(
  { host, containers }: ReadStack,
  networks: readonly string[],
  nameOf: (one: { id: string; name: string }) => string,
): StackDownPreview['keptNetworks'] {
  const own = new Set(containers.map(({ id }) => id));
  const others = host.list().filter(({ summary }) => !own.has(summary.id));
  return networks.flatMap((network) => {
    const users = others.filter(({ summary }) => summary.networks.includes(network));
    if (users.length === 0) return [];
    return [
      { name: network, reason: `In use by ${users.map(({ summary }) => nameOf(summary)).join(', ')}.` },
    ];
  });
}
