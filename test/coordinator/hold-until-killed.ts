import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#kernel/clock.ts';
import { createPostgresCoordinator } from '#kernel/coordinator/postgres-coordinator.ts';
import { createLog } from '#kernel/log.ts';
import { openLeases, openTally, quickLeases, tryToWrite } from './tally.ts';

/**
 * Holds the name `tally` whenever it can, says `held <epoch>` and `lost <epoch>`, and writes as long as it thinks it
 * holds. It goes on writing after the lease's signal, as work does that was frozen before it could hear of it; each
 * write says `written <epoch>` or `refused <epoch>`. Takes the database's address, the schema prefix and its own name.
 */
const [url = '', schemaPrefix = '', name = ''] = process.argv.slice(2);
const { store, leases } = await openLeases(url, schemaPrefix);
const tally = await openTally(store);
const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const coordinator = createPostgresCoordinator({ database: leases, clock: systemClock, log, ...quickLeases });

coordinator.whileHolding('tally', async (lease) => {
  say(`held ${lease.epoch}`);
  lease.signal.addEventListener('abort', () => say(`lost ${lease.epoch}`));
  for (let isCurrent = true; isCurrent;) {
    isCurrent = await tryToWrite(tally, coordinator, lease, name);
    say(`${isCurrent ? 'written' : 'refused'} ${lease.epoch}`);
    await sleep(20);
  }
});
setInterval(() => {}, 60_000);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
