import type { Caller } from '#contracts/access.ts';
import { conflict } from '#kernel/errors.ts';
import type { UpdateContainer } from '#library/docker/container-config.ts';
import type { ActionOutcome, Host } from '../host.ts';
import type { PlannedStep } from '../operation.ts';
import type { BegunOperation, Operations } from '../operations.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { liveCommand } from './command/edit-command.ts';
import { diffBodies } from './diff-bodies.ts';
import { versionOf } from './edit-decision.ts';
import type { LiveChange } from './host-edits.ts';
import { endpointsOf } from './spec/networks-part.ts';

export interface LiveEdit {
  readonly kind: 'edit' | 'rename';
  readonly host: Host;
  readonly id: string;
  readonly caller: Caller;
  readonly before: ContainerBody;
  readonly after: ContainerBody;
  readonly changes: readonly LiveChange[];
}

/** Changes a container without a restart: all of it, or, when the engine refuses one change, nothing. */
export async function beginLiveEdit(operations: Operations, edit: LiveEdit): Promise<BegunOperation> {
  const { kind, host, id, caller, before, changes } = edit;
  return await operations.begin({
    kind,
    host: host.id,
    targetId: id,
    targetName: before.name,
    command: liveCommand(changes, before.name),
    caller,
    steps: [
      ...changes.map((change, index) => changeStep(edit, change, changes.slice(0, index))),
      { title: 'See that it holds', run: () => verify(edit) },
    ],
  });
}

function changeStep(edit: LiveEdit, change: LiveChange, done: readonly LiveChange[]): PlannedStep {
  return {
    title: titleOf(change, edit.before.name),
    async run() {
      if (done.length === 0) await assertUnchanged(edit);
      const outcome = await edit.host.edits.change(edit.id, change);
      if (outcome.done) return outcome;
      const kept = await takeBack(edit, done);
      const rest = kept.length > 0 ? ` Done already and still in effect: ${kept.join(', ')}.` : '';
      return { ...outcome, message: `${edit.before.name} was not changed. ${outcome.message}${rest}` };
    },
  };
}

/** Between the look and the work somebody else may have been faster. */
async function assertUnchanged({ host, id, before }: LiveEdit): Promise<void> {
  const { body } = await host.recreation.capture(id);
  if (versionOf(id, body) !== versionOf(id, before)) {
    throw conflict(`${before.name} has changed meanwhile, so nothing was done to it. Look at it again.`);
  }
}

function titleOf(change: LiveChange, name: string): string {
  switch (change.type) {
    case 'update':
      return `Update the settings of ${name}`;
    case 'connect':
      return `Connect ${name} to ${change.network}`;
    case 'disconnect':
      return `Disconnect ${name} from ${change.network}`;
    case 'rename':
      return `Rename ${name} to ${change.name}`;
  }
}

/** Resolves to what could not be taken back, in words. */
async function takeBack({ host, id, before }: LiveEdit, done: readonly LiveChange[]): Promise<string[]> {
  const left: string[] = [];
  for (const change of done.toReversed()) {
    const inverse = inverseOf(change, before);
    const outcome = inverse && (await host.edits.change(id, inverse));
    if (!outcome?.done) left.push(titleOf(change, before.name));
  }
  return left;
}

/** Null where the engine has no way back: it cannot lift a limit without a restart. */
function inverseOf(change: LiveChange, before: ContainerBody): LiveChange | null {
  switch (change.type) {
    case 'update':
      return inverseUpdate(change.update, before);
    case 'connect':
      return { type: 'disconnect', network: change.network };
    case 'disconnect':
      return {
        type: 'connect',
        network: change.network,
        endpoint: endpointsOf(before.create)[change.network] ?? {},
      };
    case 'rename':
      return { type: 'rename', name: before.name };
  }
}

function inverseUpdate(update: UpdateContainer, { create }: ContainerBody): LiveChange | null {
  const { Memory = 0, MemorySwap = 0, ...host } = create.HostConfig ?? {};
  const values = {
    ...host,
    Memory,
    MemorySwap: MemorySwap === 0 ? Memory * 2 : MemorySwap,
    PidsLimit: host.PidsLimit || -1,
    RestartPolicy: host.RestartPolicy ?? { Name: 'no' as const },
  };
  const entries = Object.keys(update).map((key) => [key, Reflect.get(values, key) ?? 0] as const);
  if (entries.some(([, value]) => value === 0)) return null;
  return { type: 'update', update: Object.fromEntries(entries) };
}

/** An engine may answer that all is well and do otherwise: on a kernel without swap accounting, for example. */
async function verify({ host, id, after, before }: LiveEdit): Promise<ActionOutcome> {
  const { body } = await host.recreation.capture(id);
  const wanted = diffBodies(before, after).map(({ path }) => path.join('.'));
  const missed = diffBodies(after, body)
    .map(({ path }) => path.join('.'))
    .filter((path) => wanted.some((one) => path === one || path.startsWith(`${one}.`)));
  const isEndpoint = (path: string) => path.startsWith('NetworkingConfig.EndpointsConfig.');
  // What a new connection is made of, the engine completes by itself.
  const wrong = missed.filter((path) => !isEndpoint(path) || wanted.includes(path));
  if (wrong.length === 0) return { done: true };
  const message = `The engine accepted the change, but did not make it: ${wrong.join(', ')} is not as wanted.`;
  return { done: false, message, engineText: '' };
}
