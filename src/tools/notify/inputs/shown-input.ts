import type { Input } from '#contracts/notify/inputs.ts';
import { notFound } from '#kernel/errors.ts';
import type { HeartbeatWatch } from './heartbeat/heartbeat-watch.ts';
import type { StoredInput } from './input-store.ts';

/** @throws NexusError `not-found` */
export async function known(reading: Promise<StoredInput | undefined>): Promise<StoredInput> {
  const input = await reading;
  if (!input) throw notFound({ en: 'This input', es: 'esta entrada' });
  return input;
}

/** Without what only the table knows. */
export function shown(stored: StoredInput, heartbeats: HeartbeatWatch): Input {
  const { tokenHash: _, ...input } = stored;
  return { ...input, dueAtMs: heartbeats.dueMs(stored) };
}
