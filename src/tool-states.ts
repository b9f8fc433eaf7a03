import { toolIds, type ToolId } from '#contracts/contract.ts';
import type { ToolStatus } from '#contracts/hub/overview.ts';

const titles: Readonly<Record<ToolId, string>> = {
  hub: 'Hub',
  containers: 'Containers',
  watcher: 'Watcher',
  pulse: 'Pulse',
  security: 'Security',
  notify: 'Notify',
};
const answerWithinMs = 1500;

export interface ToolPlaces {
  readonly built: readonly ToolId[];
  readonly here: readonly ToolId[];
  readonly peers: ReadonlyMap<ToolId, string>;
}

/** All six tools: running here, answering elsewhere, or honestly absent. */
export function readToolStates({ built, here, peers }: ToolPlaces): Promise<ToolStatus[]> {
  return Promise.all(
    toolIds.map(async (id) => {
      const peer = peers.get(id);
      const answers = here.includes(id) || (peer !== undefined && (await isAlive(peer)));
      const isAbsent = !built.includes(id) || (!here.includes(id) && peer === undefined);
      return {
        id,
        title: titles[id],
        state: isAbsent ? 'absent' : answers ? 'running' : 'unreachable',
        waiting: 0,
      } as const;
    }),
  );
}

async function isAlive(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/healthz`, { signal: AbortSignal.timeout(answerWithinMs) })).ok;
  } catch {
    return false;
  }
}
