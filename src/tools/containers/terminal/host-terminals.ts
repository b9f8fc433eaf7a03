import type { TerminalChoices, TerminalSize } from '#contracts/containers/terminal.ts';

export interface TerminalStart {
  /** Marks every process of this terminal, so that it can be found again: letters, digits and dashes. */
  readonly mark: string;
  readonly command: readonly string[];
  /** `name`, `uid` or `uid:gid`; undefined: the container's own. */
  readonly user: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly size: TerminalSize;
}

/** Disposing lets go of the program and leaves it running: `HostTerminals.end` ends it. */
export interface TerminalProcess extends Disposable {
  /** Iterate once. Ends when the program does; rejects with `unavailable` when the engine is lost. Reading slowly slows the program. */
  readonly output: AsyncIterable<Uint8Array>;
  /** Resolves when the bytes were taken; rejects once the program has ended. */
  write(bytes: Uint8Array): Promise<void>;
  resize(size: TerminalSize): Promise<void>;
  /** Once the output has ended; null when the engine does not tell. */
  exitCode(): Promise<number | null>;
}

/**
 * `ended`: nothing of them runs any more. `unreachable`: ask again once the container runs, it is paused now.
 * `denied`: something went on in spite of everything. `no-shell`: the container holds nothing that could end a process.
 */
export type EndOutcome = 'ended' | 'unreachable' | 'denied' | 'no-shell';

/** Programs with a terminal inside containers. The rules of `Host` hold; `conflict` when the container does not run. */
export interface HostTerminals {
  choices(container: string, signal?: AbortSignal): Promise<TerminalChoices>;
  open(container: string, start: TerminalStart): Promise<TerminalProcess>;
  /** Hangs up, then kills, what runs in the terminals with these marks; daemons that left their terminal go on. */
  end(container: string, marks: readonly string[], user: string | undefined): Promise<EndOutcome>;
}
