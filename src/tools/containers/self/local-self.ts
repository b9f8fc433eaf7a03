import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conflict } from '#kernel/errors.ts';
import { startContainer } from '#library/docker/container-lifecycle.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import { inspectContainer, listContainers, removeContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { followLogs } from '#library/docker/logs.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import { explained, ifFound } from '../recreate/local/explained.ts';
import { makeContainer } from '../recreate/local/make-container.ts';
import { helperBody } from './helper-body.ts';
import type { FoundHelper, HostSelf } from './host-self.ts';
import {
  helperKind,
  helperLabel,
  parseOrder,
  parseOutcome,
  type SelfOrder,
  type SelfOutcome,
} from './self-order.ts';

export function localSelf({ engine }: EngineAccess): HostSelf {
  return {
    startHelper: async (order) => await startHelper(engine, order),
    async helpers(signal) {
      try {
        const filters = { label: [`${helperLabel}=${helperKind}`] };
        const listed = await listContainers(engine, { all: true, filters, signal });
        const found = await Promise.all(listed.map(({ Id }) => findHelper(engine, Id, signal)));
        return found
          .filter((one) => one !== undefined)
          .toSorted((a, b) => b.order.startedAtMs - a.order.startedAtMs);
      } catch (error) {
        throw hostError(error);
      }
    },
    async resume(helper) {
      await explained(ifFound(startContainer(engine, helper)), 'The helper could not be started again');
    },
    async remove(helper) {
      await explained(
        ifFound(removeContainer(engine, helper, { force: true })),
        'The helper could not be removed',
      );
    },
  };
}

async function startHelper(engine: Engine, order: SelfOrder): Promise<string> {
  const script = fileURLToPath(new URL('./replace-self.js', import.meta.url));
  if (!existsSync(script)) throw conflict('This NEXUS runs from its sources, not from an image.');
  const failing = 'The helper that replaces NEXUS could not be started';
  const own = await explained(inspectContainer(engine, order.containerId), failing);
  const socketPaths = 'socketPath' in engine.address ? withoutLinks(engine.address.socketPath) : null;
  const body = helperBody(own, { socketPaths, program: process.execPath, script, order });
  const { id } = await explained(makeContainer(engine, order.helperName, body), failing);
  try {
    await explained(startContainer(engine, id), failing);
    return id;
  } catch (error) {
    await removeContainer(engine, id, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** `/var/run` is a link to `/run` in most images, and the mount may name either. */
function withoutLinks(path: string): string[] {
  return existsSync(path) ? [path, realpathSync(path)] : [path];
}

async function findHelper(
  engine: Engine,
  id: string,
  signal?: AbortSignal,
): Promise<FoundHelper | undefined> {
  const inspection = await ifFound(inspectContainer(engine, id, { signal }));
  const order = inspection && parseOrder(inspection.Config.Env ?? []);
  if (!inspection || !order) return undefined;
  const state = stateOf(inspection);
  return { id, order, state, outcome: state === 'ended' ? await outcomeOf(engine, id) : null };
}

function stateOf({ State: state }: ContainerDetails): FoundHelper['state'] {
  if (state.Status === 'created') return 'idle';
  return state.Running || state.Restarting ? 'running' : 'ended';
}

async function outcomeOf(engine: Engine, id: string): Promise<SelfOutcome | null> {
  let outcome: SelfOutcome | undefined;
  const signal = AbortSignal.timeout(10_000);
  for await (const { text } of followLogs(engine, id, { tail: 20, follow: false, signal }))
    outcome = parseOutcome(text) ?? outcome;
  return outcome ?? null;
}
