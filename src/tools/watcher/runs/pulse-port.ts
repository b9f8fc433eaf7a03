import type { CallOptions } from '#contracts/client.ts';
import type { MonitorRow } from '#contracts/pulse/monitor.ts';

/** What is asked of Pulse, as its client answers. */
export interface PulsePort {
  monitors(
    input: { query: { host?: string } },
    options?: CallOptions,
  ): Promise<
    Pick<MonitorRow, 'id' | 'name' | 'intervalMs' | 'labels' | 'status' | 'sinceMs' | 'lastCheckAtMs'>[]
  >;
}

export type SeenMonitor = Awaited<ReturnType<PulsePort['monitors']>>[number];
