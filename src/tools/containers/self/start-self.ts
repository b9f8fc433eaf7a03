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

async function lastRecreation(
  { database }: SubjectOptions,
  host: Host,
  signal: AbortSignal,
): Promise<SelfRecreation> {
  const containerId = ownContainer(host)?.summary.id ?? null;
  const [helper] = await host.self.helpers(signal);
  if (helper) {
    const { startedAtMs, fromImageId, imageId: toImageId } = helper.order;
    const unended = { problem: null, endedAtMs: null, containerId };
    return { state: 'running', startedAtMs, fromImageId, toImageId, ...unended };
  }
  const kept = await keptSelfRecreation(database, host.id);
  if (kept) return { ...kept, containerId };
  const times = { startedAtMs: null, endedAtMs: null };
  return { state: 'none', problem: null, ...times, fromImageId: null, toImageId: null, containerId };
}
