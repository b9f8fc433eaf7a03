import type { RoutingConfig } from '#contracts/notify/routing-config.ts';

/** The routing in use. */
export interface RoutingDocument {
  readonly config: RoutingConfig;
  /** Grows with each change. */
  readonly version: number;
  /** True while nobody has changed it. */
  readonly isDefault: boolean;
  /** Called after a change is committed. @returns stops it. */
  watch(listener: () => void): () => void;
}
