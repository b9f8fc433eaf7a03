/** How Pulse sees the containers of a host. Pulse makes it of the engine; an agent makes its own. */
export interface ContainerSight {
  /**
   * Those that fit, running or not. Containers of the same name cannot be; those of the same label can.
   *
   * @throws NoEngine when nothing is known because the engine did not answer
   */
  look(wanted: WantedContainer, signal: AbortSignal): Promise<readonly SeenContainer[]>;
}

/** By its name, or by a label, with a value or with any. */
export type WantedContainer =
  | { readonly name: string }
  | { readonly label: string; readonly value?: string | undefined };

export interface SeenContainer {
  /** Without the slash. */
  readonly name: string;
  readonly state: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
  /** Null: it has no health check. */
  readonly health: 'starting' | 'healthy' | 'unhealthy' | null;
  /** What its health check printed last; empty where it has none. */
  readonly healthSays: string;
  /** By the engine, since somebody started it. */
  readonly restarts: number;
  readonly exitCode: number;
  readonly isOutOfMemory: boolean;
  /** Null: never. */
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
}

export class NoEngine extends Error {}
