import type { Caller } from '#contracts/access.ts';
import type { ContainerAction } from '#contracts/containers/operation.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { dockerCommand } from './docker-command.ts';
import { requireContainer } from './find-container.ts';
import type { Host } from './host.ts';
import type { PlannedStep } from './operation.ts';
import type { BegunOperation, Operations } from './operations.ts';
import { assertHostLive } from './assert-host-live.ts';
import { listedContainer } from './listed-container.ts';

/** What a caller asks for, with everything that is refused before anything is recorded. */
export async function beginAction(
  operations: Operations,
  host: Host,
  reference: string,
  action: ContainerAction,
  caller: Caller,
): Promise<BegunOperation> {
  const permission = action.action === 'remove' ? 'containers:remove' : 'containers:operate';
  const id = requireContainer(host, reference, caller, permission);
  assertHostLive(host);
  const record = listedContainer(host, id);
  if (!record) throw notFound('The container');
  const { name } = record.summary;
  if (action.action === 'remove' && !action.force && isUp(record.summary.state)) {
    throw conflict(`${name} is running. Stop it first, or remove it with force.`);
  }
  return await operations.begin({
    kind: action.action,
    host: host.id,
    targetId: id,
    targetName: name,
    command: dockerCommand(action, name),
    caller,
    steps: stepsOf(host, id, name, action),
  });
}

const verbs: Readonly<Record<ContainerAction['action'], string>> = {
  start: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  pause: 'Pause',
  unpause: 'Resume',
  kill: 'Kill',
  remove: 'Remove',
};

/** A running container is stopped properly before it is removed, so that it can write down its data. */
function stepsOf(host: Host, id: string, name: string, action: ContainerAction): PlannedStep[] {
  const step = (one: ContainerAction): PlannedStep => ({
    title: `${verbs[one.action]} ${name}`,
    run: () => host.act(id, one),
  });
  if (action.action === 'remove' && action.force) return [step({ action: 'stop' }), step(action)];
  return [step(action)];
}

function isUp(state: string): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}
