import type { CreateContainer, HostConfig, UpdateContainer } from '#library/docker/container-config.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import type { BodyChange } from './diff-bodies.ts';
import type { LiveChange } from './host-edits.ts';
import { endpointsOf, networkPart, primaryNetwork } from './spec/networks-part.ts';

/** Limits that `POST /containers/{id}/update` takes. To it zero means "leave it", so a limit cannot be lifted with it. */
const limits = ['Memory', 'MemorySwap', 'MemoryReservation', 'NanoCpus', 'CpuShares'] as const;
type Limit = (typeof limits)[number];

/** Whether the engine can make this change to the container as it is, running or not. */
export function isLive({ path, before: was, after }: BodyChange, { create }: ContainerBody): boolean {
  const [place, key] = path;
  if (place === 'Name') return true;
  if (place === 'NetworkingConfig') return isWholeEndpoint(path, was, after) && isLiveEndpoint(path, create);
  if (place !== 'HostConfig') return false;
  const host = create.HostConfig ?? {};
  if (key === 'RestartPolicy') return host.AutoRemove !== true;
  if (key === 'PidsLimit') return true;
  const limit = limits.find((name) => name === key);
  return limit !== undefined && isLiveLimit(limit, after, host);
}

function isLiveLimit(limit: Limit, after: unknown, host: HostConfig): boolean {
  if (typeof after !== 'number') return false;
  // The engine keeps a quota that was set beside NanoCpus, and refuses both together.
  if (limit === 'NanoCpus' && (host.CpuQuota ?? 0) !== 0) return false;
  return after > 0 || (limit === 'MemorySwap' && after === -1);
}

/** Joined or left, rather than something of it changed. */
function isWholeEndpoint(path: BodyChange['path'], before: unknown, after: unknown): boolean {
  return path.length === 3 && (before === undefined || after === undefined);
}

/** The network that a container starts on stays, and one that is not on networks cannot join any. */
function isLiveEndpoint([, , network]: BodyChange['path'], create: CreateContainer): boolean {
  return networkPart.read(create).mode === 'networks' && network !== primaryNetwork(create);
}

/**
 * The steps that turn `before` into `after`, given that every change between them is live: first what the engine may refuse
 * and can take back, the name last.
 */
export function liveChanges(
  changes: readonly BodyChange[],
  before: ContainerBody,
  after: ContainerBody,
): LiveChange[] {
  const [was, is] = [endpointsOf(before.create), endpointsOf(after.create)];
  const joined = Object.entries(is).filter(([name]) => !Object.hasOwn(was, name));
  const left = Object.keys(was).filter((name) => !Object.hasOwn(is, name));
  const update = updateFor(changes, after.create.HostConfig ?? {});
  return [
    ...(update ? [{ type: 'update', update } as const] : []),
    ...joined.map(([network, endpoint]) => ({ type: 'connect', network, endpoint }) as const),
    ...left.map((network) => ({ type: 'disconnect', network }) as const),
    ...(before.name === after.name ? [] : [{ type: 'rename', name: after.name } as const]),
  ];
}

function updateFor(changes: readonly BodyChange[], host: HostConfig): UpdateContainer | undefined {
  const isChanged = (name: string) =>
    changes.some(({ path }) => path[0] === 'HostConfig' && path[1] === name);
  const { Memory = 0, MemorySwap = 0, RestartPolicy = { Name: 'no' }, PidsLimit } = host;
  const changed = limits.filter(isChanged).map((name) => [name, host[name]] as const);
  const update: UpdateContainer = {
    ...Object.fromEntries(changed),
    // The engine wants them together as soon as swap is limited; left alone, it would be twice the memory.
    ...(isChanged('Memory') && { MemorySwap: MemorySwap === 0 ? Memory * 2 : MemorySwap }),
    ...(isChanged('MemorySwap') && { Memory }),
    ...(isChanged('PidsLimit') && { PidsLimit: PidsLimit ?? -1 }),
    ...(isChanged('RestartPolicy') && { RestartPolicy }),
  };
  return Object.keys(update).length > 0 ? update : undefined;
}
