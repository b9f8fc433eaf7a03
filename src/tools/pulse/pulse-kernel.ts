import type { Kernel } from '#kernel/tool.ts';
import type { PulseSchema } from './pulse-schema.ts';

export type PulseKernel = Pick<
  Kernel<PulseSchema>,
  'database' | 'bus' | 'audit' | 'clock' | 'log' | 'schedule' | 'coordinator' | 'secrets' | 'settings'
>;

export interface PulseOptions {
  /** The engine whose containers are watched; undefined: none. `certDir` holds ca.pem, cert.pem and key.pem. */
  readonly docker: { readonly address: string; readonly certDir?: string | undefined } | undefined;
  /** Whether this NEXUS runs in a container, so that 127.0.0.1 is not its host. */
  readonly isInContainer: boolean;
}
