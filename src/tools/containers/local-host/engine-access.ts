import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { ContainerRecord } from '../host.ts';
import type { ComposeSettings } from '../stacks/compose-settings.ts';

/** What the parts of a local host stand on. */
export interface EngineAccess {
  /** Id of the host. */
  readonly host: string;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the host's control groups can be read; undefined: ask the engine. */
  readonly cgroupRoot: string | undefined;
  /** Undefined: compose is not run here. */
  readonly compose: ComposeSettings | undefined;
  /** Aborts when the host is disposed. */
  readonly stopped: AbortSignal;
  /** As last seen. */
  list(): readonly ContainerRecord[];
  /** Throws `unavailable` with the host's reason while it is not live. */
  assertLive(): void;
  /** Resolves when `list` shows the container as the engine has it now. */
  refresh(id: string): Promise<void>;
}
