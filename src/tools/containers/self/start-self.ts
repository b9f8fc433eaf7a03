import type { Caller } from '#contracts/access.ts';
import type { selfEndpoints, SelfRecreation } from '#contracts/containers/self.ts';
import { forbidden } from '#kernel/errors.ts';
import { requireHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { isAllowed } from '../require-permission.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { ownContainer, recreateSelf } from './recreate-self.ts';
import { keptSelfRecreation } from './self-store.ts';
import { openSettling } from './settle-self.ts';

export async function startSelf(options: SubjectOptions): Promise<RunningSubject<typeof selfEndpoints>> {
  const settling = openSettling(options);
  return {
    handlers: {
      recreateSelf: async ({ params, body }, { caller }) => {
        const host = requireHost(options.hosts, params.host, caller, 'containers:update');
        requireOwner(caller);
        return { helperId: await recreateSelf(options, host, body, caller) };
      },
      selfRecreation: async ({ params }, { caller, signal }) => {
        const host = requireHost(options.hosts, params.host, caller, 'containers:read');
        await settling.settle(host);
        return await lastRecreation(options, host, signal);
      },
    },
    [Symbol.asyncDispose]() {
      settling[Symbol.dispose]();
      return Promise.resolve();
    },
  };
}

/** Tools move containers to versions that a registry lists; a person could name any image. */
function requireOwner(caller: Caller): void {
  if (caller.kind === 'tool' || isAllowed(caller, 'hub:manage-system')) return;
  throw forbidden('Only who manages NEXUS itself may choose the image that it runs from.');
}

/** From writing down that it begins until the helper is there. */
const helperWaitMs = 60_000;

async function lastRecreation(
  { database, clock }: SubjectOptions,
  host: Host,
  signal: AbortSignal,
): Promise<SelfRecreation> {
  const own = ownContainer(host)?.summary;
  const containerId = own?.id ?? null;
  // In this order: how it ended is written down before the helper goes.
  const helpers = await host.self.helpers(signal);
  const kept = await keptSelfRecreation(database, host.id);
  if (!kept) {
    const unknown = { problem: null, startedAtMs: null, endedAtMs: null, fromImageId: null, toImageId: null };
    return { state: 'none', ...unknown, containerId };
  }
  const { orderId, ...told } = kept;
  const isYoung = clock.now() - (kept.startedAtMs ?? 0) < helperWaitMs;
  const isGone = kept.state === 'running' && !isYoung && !helpers.some(({ order }) => order.id === orderId);
  if (!isGone) return { ...told, containerId };
  // Somebody took the helper away, or it could not be started: what runs tells how far it came.
  const isNew = own?.imageId === kept.toImageId;
  const problem = isNew ? null : 'The helper that replaced NEXUS is gone before it said how it ended.';
  return { ...told, state: isNew ? 'succeeded' : 'failed', problem, containerId };
}
