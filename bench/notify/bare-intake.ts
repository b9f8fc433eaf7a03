import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram, temporaryFolder } from '../nexus-process.ts';
import { postAlerts } from './alertmanager-load.ts';

const program = fileURLToPath(new URL('bare-intake-server.ts', import.meta.url));

/** The same load on a server that only parses and commits, with SQLite as durable as ours. */
export async function bareAlertsPerSecond(count: number): Promise<number> {
  await using folder = await temporaryFolder();
  await using server = await startProgram(program, [join(folder.path, 'alerts.db')]);
  return await postAlerts(server.url, count);
}
