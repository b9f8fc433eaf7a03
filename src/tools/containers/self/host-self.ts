import type { SelfOrder, SelfOutcome } from './self-order.ts';

export interface FoundHelper {
  readonly id: string;
  readonly order: SelfOrder;
  /** `idle`: made and never started. */
  readonly state: 'idle' | 'running' | 'ended';
  /** Once it has ended; null when it did not say. */
  readonly outcome: SelfOutcome | null;
}

/** The container that this NEXUS runs in, where that is one of the host's, and the helper that replaces it. */
export interface HostSelf {
  /** Resolves to the id of the helper, which runs. */
  startHelper(order: SelfOrder): Promise<string>;
  /** Newest first. */
  helpers(signal?: AbortSignal): Promise<readonly FoundHelper[]>;
  /** Lets one that was stopped go on where it was. */
  resume(helper: string): Promise<void>;
  remove(helper: string): Promise<void>;
}
