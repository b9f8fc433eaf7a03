import type { FailedUpdate, SkippedUpdate } from '#contracts/watcher/watched.ts';

/** What people, and failed updates, decided about one container. */
export interface ContainerChoices {
  readonly skipped: readonly SkippedUpdate[];
  readonly failed: readonly FailedUpdate[];
  readonly snoozedUntilMs: number | null;
}

export const noChoices: ContainerChoices = { skipped: [], failed: [], snoozedUntilMs: null };

/** By host and name of the container, in memory; survives restarts and replacements of the container. */
export interface Choices extends AsyncDisposable {
  of(host: string, name: string): ContainerChoices;
  skip(host: string, name: string, version: SkippedUpdate): Promise<void>;
  /** Takes back a skip and a failure of this version. */
  unskip(host: string, name: string, version: { tag: string | null; digest: string | null }): Promise<void>;
  snooze(host: string, name: string, untilMs: number | null): Promise<void>;
  noteFailure(host: string, name: string, failed: FailedUpdate): Promise<void>;
  watch(listener: (host: string, name: string) => void): () => void;
}
