import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { ContainerRecord } from '../../host.ts';
import type { NetworkFacts } from '../host-edits.ts';

/** What a spec is judged by. */
export interface Situation {
  /** What is there now, values included; null for a new container. */
  readonly before: ContainerSpec | null;
  /** Variables with a value that can be kept. */
  readonly kept: ReadonlySet<string>;
  /** Of the container that is edited; null for a new one. */
  readonly ownId: string | null;
  readonly containers: readonly ContainerRecord[];
  /** Whether the caller may be told of this container. */
  readonly maySee: (record: ContainerRecord) => boolean;
  readonly networks: readonly NetworkFacts[];
  /** Null while the engine does not say. */
  readonly cpus: number | null;
}
