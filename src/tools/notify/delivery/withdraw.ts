import type { NotifyKernel } from '../notify-kernel.ts';
import type { StoredDestination } from './destination-list.ts';
import { readAllMemory } from './destination-store.ts';

/** Whoever removes a destination does not wait for a receiver that is away. */
const withinMs = 5_000;

/**
 * Reads what has to be known to take back what a receiver keeps of a destination; to be called while that is still there.
 * @returns does it, once it is removed. Never fails: the log says what stays.
 */
export async function prepareWithdrawal(
  { database, log }: Pick<NotifyKernel, 'database' | 'log'>,
  { id, name, channel, settings }: StoredDestination,
): Promise<() => Promise<void>> {
  const parsed = channel?.withdraw && channel.settings.safeParse(settings);
  if (!channel?.withdraw || !parsed?.success) return async () => {};
  const kept = await readAllMemory(database, id);
  const memory = { get: async (key: string) => kept.get(key), set: async () => {} };
  return async () => {
    try {
      await channel.withdraw?.(parsed.data, { memory, signal: AbortSignal.timeout(withinMs) });
    } catch (error) {
      log.warn({ error, destination: name }, 'What a removed destination left at its receiver stays there');
    }
  };
}
