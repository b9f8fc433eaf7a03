import type { Client } from '#contracts/client.ts';
import type { pulse } from '#contracts/pulse/contract.ts';
import type { MonitorRow } from '#contracts/pulse/monitor.ts';
import type { CommandContext } from '../command.ts';
import { findByName } from '../find-by-name.ts';

/** The monitors that a person named; all are looked up before anything is done. */
export async function findMonitors(
  client: Client<typeof pulse>,
  { given, signal }: CommandContext,
): Promise<readonly MonitorRow[]> {
  const rows = await client.monitors({ query: { host: given.text('host') } }, { signal });
  const named = rows.map((row) => ({
    id: row.id,
    host: row.labels.host ?? 'no host',
    name: row.name,
    row,
  }));
  return given.names.map((wanted) => findByName(named, wanted, 'monitor').row);
}
