import type { Caller } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import type { RunState, UpdateRun } from '#contracts/watcher/run.ts';
import type { Words } from '#contracts/words.ts';

/** How Containers is asked. `update`: recreate with an image. `revert`: undo a recreation. `self`: the container that NEXUS runs in. */
export type Way =
  | { readonly by: 'update'; readonly image: string; readonly digest: string | null }
  | { readonly by: 'revert'; readonly recreationId: string }
  | { readonly by: 'self'; readonly image: string; readonly digest: string | null };

/** One request to Containers: written down before it is made, so that what came of it is found again whatever happens. */
export interface Request {
  readonly way: Way;
  /** What is replaced. It can be replaced only once, since the id goes with it. */
  readonly containerId: string;
  /** Operations on it that there were before; any other one is ours. Of `self`: when the last replacement had begun. */
  readonly knownIds: readonly string[];
  readonly operationId: string | null;
  readonly configHash: string | null;
  readonly sinceMs: number;
  readonly attempt: number;
}

/** A monitor that was well before. */
export interface GatedMonitor {
  readonly id: string;
  readonly name: string;
  readonly intervalMs: number;
}

/** What a run needs to know to go on from wherever it was interrupted. */
export interface RunWork {
  readonly caller: Caller;
  readonly resource: Resource;
  readonly service: string | null;
  /** What ran when it was asked for; missing where it does not matter. */
  readonly imageId?: string;
  readonly way: Way;
  readonly gateSeconds: number | null;
  readonly pulseSeconds: number;
  /** Runs of the batch that have to succeed before. */
  readonly waitsFor: readonly string[];
  /** When the present state began. */
  readonly sinceMs: number;
  readonly request: Request | null;
  readonly newContainerId: string | null;
  readonly monitors: readonly GatedMonitor[];
  /** Whether the text of the stack's file has to change, and why that cannot be done. */
  readonly changesFile: boolean;
  readonly fileProblem: Words | null;
}

export interface RunRecord {
  readonly run: UpdateRun;
  readonly work: RunWork;
}

const ends: readonly RunState[] = ['succeeded', 'back', 'failed'];

export function isEnded({ state }: Pick<UpdateRun, 'state'>): boolean {
  return ends.includes(state);
}
