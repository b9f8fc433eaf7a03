import type { Client } from '#contracts/client.ts';
import type { watcher } from '#contracts/watcher/contract.ts';

/** What is asked of Watcher. A call rejects with a NexusError, as when Watcher is not there. */
export type UpdatesPort = Pick<Client<typeof watcher>, 'updates'>;
