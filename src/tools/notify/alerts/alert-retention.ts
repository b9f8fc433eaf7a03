import type { NotifyKernel } from '../notify-kernel.ts';
import { deleteHistory } from './episode-store.ts';

const keptMs = 366 * 24 * 3_600_000;

/** The history and what happened to each alert stay for a year. */
export function keepHistoryForAYear({ schedule, database, clock }: NotifyKernel): void {
  schedule.add({
    name: 'alert-history',
    everyMs: 24 * 3_600_000,
    jitterMs: 3_600_000,
    run: () => deleteHistory(database, clock.now() - keptMs),
  });
}
