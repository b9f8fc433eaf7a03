import { NexusError } from '#kernel/errors.ts';
import type { Host } from './host.ts';

/** Asks all hosts at once; those that cannot answer are named with their reason, and hold up nobody. */
export async function listFromHosts<Row>(
  hosts: readonly Host[],
  wanted: string | undefined,
  ask: (host: Host) => Promise<readonly Row[]>,
): Promise<{ found: Row[]; missing: { host: string; reason: string }[] }> {
  const asked = hosts.filter(({ id }) => wanted === undefined || id === wanted);
  const missing: { host: string; reason: string }[] = [];
  const lists = await Promise.all(
    asked.map(async (host) => {
      try {
        return await ask(host);
      } catch (error) {
        if (!(error instanceof NexusError)) throw error;
        missing.push({ host: host.id, reason: error.message });
        return [];
      }
    }),
  );
  return { found: lists.flat(), missing };
}
