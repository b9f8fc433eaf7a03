import type { ContainerDetails, ContainerSummary, RemovalPreview } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { LogLine, StatsSample } from '#contracts/containers/live.ts';
import type { ContainerAction } from '#contracts/containers/operation.ts';
import type { HostPorts } from './host-ports.ts';

/**
 * One machine with a container engine, and the only way in which this tool touches it. Everything is typed and plain data, so
 * that an agent can serve the same interface from afar and refuse what its policy forbids; there is no way through to the socket.
 *
 * Reads from the cache (`status`, `list`, `watch`) always answer. Everything else rejects with a NexusError: `unavailable` with
 * the host's reason while it is not live, `not-found` when the container is gone.
 */
export interface Host extends HostPorts, AsyncDisposable {
  readonly id: string;
  readonly name: string;
  status(): HostStatus;
  /** As last seen, in no order; also while the engine is away. */
  list(): readonly ContainerRecord[];
  /** Tells each change from now on, in order and at once. The returned function ends it. */
  watch(listener: (change: HostChange) => void): () => void;
  /** Drops any wait between attempts; resolves when the next attempt has ended. */
  reconnect(): Promise<HostStatus>;
  /** Values of environment variables never leave the host through this. */
  inspect(id: string, signal?: AbortSignal): Promise<ContainerDetails>;
  environment(id: string, signal?: AbortSignal): Promise<readonly EnvironmentVariable[]>;
  previewRemoval(id: string, signal?: AbortSignal): Promise<RemovalPreview>;
  /** One step at the engine. When it resolves, `list` already shows what came of it. */
  act(id: string, action: ContainerAction, signal?: AbortSignal): Promise<ActionOutcome>;
  /** In batches as they come. Reads only as fast as it is iterated. Ends when the container stops or is removed. */
  logs(id: string, options: LogOptions): AsyncIterable<readonly LogLine[]>;
  /** One round every two seconds over all running containers, for as long as it is iterated. */
  stats(signal: AbortSignal): AsyncIterable<readonly StatsSample[]>;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value: string;
}

export interface LogOptions {
  /** Number of last lines to begin with; all when absent. */
  readonly tail?: number | undefined;
  readonly follow: boolean;
  /** Nanoseconds since the epoch, as text; this moment included. */
  readonly sinceNano?: string | undefined;
  readonly signal: AbortSignal;
}

/** Refusals are expected: a port is taken, an image is gone. */
export type ActionOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      /** A sentence for a person that says what to do. */
      readonly message: string;
      readonly engineText: string;
    };

/** What is remembered of one container. */
export interface ContainerRecord {
  readonly summary: ContainerSummary;
  readonly relations: Relations;
  readonly run: Run;
}

/** What ties a container to others, as the engine states it: by name or id. */
export interface Relations {
  /** Names of compose services of the same stack, with the condition they wait for. */
  readonly dependsOn: readonly { readonly service: string; readonly condition: string }[];
  /** Containers whose namespaces it shares. */
  readonly shares: readonly { readonly namespace: 'network' | 'pid' | 'ipc'; readonly container: string }[];
  readonly links: readonly string[];
  readonly volumesFrom: readonly string[];
}

/** The last run of a container, as far as it has been told to others. */
export interface Run {
  readonly running: boolean;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  /** The kernel killed something in it for lack of memory since it started. */
  readonly oomKilled: boolean;
  /** When the engine last sent it a signal that ends it, because somebody asked. */
  readonly signalledMs?: number;
}

export type Transition =
  | { readonly type: 'started' }
  | {
      readonly type: 'died';
      readonly exitCode: number | null;
      readonly oomKilled: boolean;
      /** Concluded from the state found later, because the engine's event never came. */
      readonly inferred: boolean;
      /** It followed a signal that somebody asked the engine to send. */
      readonly wasAskedFor?: boolean;
    };

export type InventoryChange =
  | { readonly type: 'container'; readonly record: ContainerRecord }
  | { readonly type: 'removed'; readonly record: ContainerRecord }
  | { readonly type: 'transition'; readonly record: ContainerRecord; readonly transition: Transition }
  | { readonly type: 'health'; readonly record: ContainerRecord };

export type HostChange = InventoryChange | { readonly type: 'status'; readonly status: HostStatus };
