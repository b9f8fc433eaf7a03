import type { Caller } from '#contracts/access.ts';
import { NexusError } from '#kernel/errors.ts';
import { seesHost } from './find-host.ts';
import type { Host } from './host.ts';

/** Asks all hosts at once. Those that cannot answer hold up nobody, and are named with their reason to who may see them. */
export async function listFromHosts<Row>(
  hosts: readonly Host[],
  wanted: string | undefined,
  caller: Caller,
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
        if (seesHost(caller, host)) missing.push({ host: host.id, reason: error.message });
        return [];
      }
    }),
  );
  return { found: lists.flat(), missing };
}
