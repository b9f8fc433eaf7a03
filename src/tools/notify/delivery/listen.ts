import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Answer } from '../channels/channel.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { nextWaitMs } from './backoff.ts';
import type { StoredDestination } from './destination-list.ts';
import { readMemory, writeMemory } from './destination-store.ts';
import { redactSecrets } from '#kernel/settings/secret-settings.ts';

export interface ListenOptions {
  readonly kernel: NotifyKernel;
  readonly fetch: typeof fetch;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Says in that language what came of it. */
  readonly answer: (answer: Answer, language: MessageLanguage) => Promise<string>;
}

/** Receives answers of a destination until `signal` aborts; after a failure again, later and later. */
export async function listenTo(destination: StoredDestination, options: ListenOptions): Promise<void> {
  const { kernel, fetch, signal } = options;
  const { channel, settings, id, language } = destination;
  const answer = (given: Answer) => options.answer(given, language);
  const parsed = channel?.settings.safeParse(settings);
  if (!channel?.listen || !parsed?.success) return;
  const memory = {
    get: (key: string) => readMemory(kernel.database, id, key),
    set: (key: string, value: string | undefined) => writeMemory(kernel.database, id, key, value),
  };
  for (let failures = 1; !signal.aborted; failures += 1) {
    const startMs = kernel.clock.monotonic();
    try {
      await channel.listen(parsed.data, { fetch, signal, memory, log: kernel.log, answer });
    } catch (error) {
      if (signal.aborted) return;
      const said = error instanceof Error ? error.message : String(error);
      const reason = redactSecrets(channel.settings, settings, said);
      kernel.log.warn({ destination: destination.name, reason }, 'Answers of a destination are not heard');
    }
    if (kernel.clock.monotonic() - startMs > 60_000) failures = 1;
    await pause(kernel.clock, nextWaitMs(failures, undefined, options.random()), signal);
  }
}
