import type { RunState, UpdateRun } from '#contracts/watcher/run.ts';

export interface RunTables {
  runs: {
    /** Sorts by the time it was asked for, and within a batch by its turn. */
    id: string;
    host: string;
    name: string;
    stack: string | null;
    kind: UpdateRun['kind'];
    state: RunState;
    /** `host/name` until it has ended, so that a container has one at a time; then null. */
    open_key: string | null;
    ended_ms: number | null;
    /** `UpdateRun` */
    run: string;
    /** `RunWork` */
    work: string;
  };
}
