import { repeat } from '#kernel/repeat.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { AlertMemory } from './alert-memory.ts';
import { readAlerts, readAlertsSince, readFingerprints } from './alert-store.ts';
import type { Written } from './change-alerts.ts';

/** What somebody else's transaction wrote, once it is over: on SQLite, writers take turns; elsewhere the poll finds it too. */
export function readBack(
  { database, log }: NotifyKernel,
  memory: AlertMemory,
  { changed, gone }: Written,
): void {
  const fingerprints = [...changed.map(({ record }) => record.fingerprint), ...gone];
  database
    .transaction((tx) => readAlerts(tx, database.engine, fingerprints))
    .then((found) => {
      const still = new Set(found.map(({ record }) => record.fingerprint));
      memory.take(
        found,
        fingerprints.filter((fingerprint) => !still.has(fingerprint)),
      );
    })
    .catch((error: unknown) => log.warn({ error }, 'Alerts could not be read back'));
}

/** Other processes write too: what is newer, every second, and what has left, every ten. */
const pollMs = 1_000;
/** Clocks of other processes may be off by this much, and transactions may take as long. */
const overlapMs = 15_000;

export function pollAlerts({ database, clock, log }: NotifyKernel, memory: AlertMemory): AsyncDisposable {
  let turn = 0;
  const look = async () => {
    memory.take(await readAlertsSince(database.query, (clock.now() - overlapMs) * 1_000), []);
    turn += 1;
    if (turn % 10 !== 0) return;
    const before = [...memory.all()].map(({ record }) => record.fingerprint);
    const still = await readFingerprints(database.query);
    memory.take(
      [],
      before.filter((fingerprint) => !still.has(fingerprint)),
    );
  };
  return repeat(clock, pollMs, () =>
    look().catch((error: unknown) => log.warn({ error }, 'Alerts of other processes could not be read')),
  );
}
