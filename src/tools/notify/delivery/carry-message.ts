import { type Reason, saidOf } from '../reason.ts';
import type { StoredDestination } from './destination-list.ts';
import { readMemory, writeMemory } from './destination-store.ts';
import type { DeliveryRow } from './delivery-store.ts';
import type { CourierOptions, Round } from './round.ts';
import type { Done } from './settle.ts';
import { trySend } from './try-send.ts';

const noWords: Reason = {
  en: 'NEXUS could not put this message into words. Its log says why.',
  es: 'NEXUS no pudo poner este mensaje en palabras. Su registro dice por qué.',
};

/** Puts one message into words and sends it. @returns undefined when nobody can know what became of it. */
export async function carryMessage(
  options: CourierOptions,
  round: Round,
  destination: StoredDestination,
  row: DeliveryRow,
): Promise<Done | undefined> {
  const { kernel, writer, sending } = options;
  const { database, clock } = kernel;
  const channel = destination.channel;
  if (!channel) return undefined;
  const startMs = clock.now();
  const memory = {
    get: (key: string) => readMemory(database, destination.id, key),
    set: (key: string, value: string | undefined) => writeMemory(database, destination.id, key, value),
  };
  const words = { language: destination.language, templateId: destination.row.template_id };
  const tried = await writer
    .write(row.id, JSON.parse(row.payload), words)
    .then((message) =>
      trySend(message, {
        ...options,
        ...destination,
        channel,
        signal: sending,
        memory,
        clock,
        log: kernel.log,
        attempt: row.attempts,
      }),
    )
    .catch((error: unknown) => {
      kernel.log.error({ error, delivery: row.id }, 'A message could not be written');
      return { outcome: { kind: 'retry', ...saidOf(noWords) } as const, atMs: startMs, durationMs: 0 };
    });
  // From its end, since nobody knows when in between it arrived.
  round.window.note(clock.now());
  // Cut off by the end of this process: nobody knows whether it arrived, so it stays `sending`.
  if (sending.aborted && tried.outcome.kind === 'retry') return undefined;
  const endMs = clock.now();
  return { ...tried, row, destination, endMs, failures: round.failures, random: options.random() };
}
