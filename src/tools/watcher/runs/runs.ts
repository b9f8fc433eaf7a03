import type { UpdateRun } from '#contracts/watcher/run.ts';

/** Updates under way and past. */
export interface Runs extends AsyncDisposable {
  /** The one under way or waiting for a container. */
  runningFor(host: string, name: string): UpdateRun | undefined;
  /** Those that have not ended. */
  running(): readonly UpdateRun[];
  watch(listener: (run: UpdateRun) => void): () => void;
}
