import { unavailable } from '#kernel/errors.ts';
import type { Host } from './host.ts';

/** @throws NexusError `unavailable` with the host's own reason */
export function assertHostLive(host: Pick<Host, 'status'>): void {
  const { state, reason } = host.status();
  if (state !== 'live') throw unavailable(reason, { retryAfterSeconds: 5 });
}
