import type {
  NetworkDetails,
  NetworkRemovalPreview,
  NetworkSummary,
  NewConnection,
  NewNetwork,
} from '#contracts/containers/networks.ts';
import type { ActionOutcome } from '../host.ts';
import type { RemovalOutcome } from '../removal-step.ts';

/** The networks of a host. `network` is an id or a name. */
export interface HostNetworks {
  list(signal?: AbortSignal): Promise<NetworkSummary[]>;
  inspect(network: string, signal?: AbortSignal): Promise<NetworkDetails>;
  /** Rejects with `invalid` and an issue for each field that does not fit the host as it is now. */
  assertCreatable(network: NewNetwork): Promise<void>;
  create(network: NewNetwork): Promise<ActionOutcome>;
  /** As `assertCreatable`. */
  assertConnectable(network: string, connection: NewConnection): Promise<void>;
  connect(network: string, connection: NewConnection): Promise<ActionOutcome>;
  disconnect(network: string, container: string): Promise<ActionOutcome>;
  previewRemoval(choice: 'unused' | readonly string[], signal?: AbortSignal): Promise<NetworkRemovalPreview>;
  /** Takes the network only while nobody is on it, running or stopped. */
  remove(network: string): Promise<RemovalOutcome>;
}
