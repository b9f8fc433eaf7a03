import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { ToolId } from '#contracts/contract.ts';
import { postgresUrl } from '../engines.ts';
import { freePort, startNexus, type NexusProcess } from './nexus-processes.ts';

/** Without Security, as in `startNexus`. */
const usualTools: readonly ToolId[] = ['hub', 'containers', 'watcher', 'pulse', 'notify'];

/** One process per tool on a PostgreSQL database of its own. Hub comes first: its address is where people go. */
export async function startSplitNexus(
  tools = usualTools,
  environment: Readonly<Record<string, string>> = {},
): Promise<NexusProcess> {
  await using stack = new AsyncDisposableStack();
  const databaseUrl = await createDatabase(stack);
  const shared = {
    NEXUS_DATABASE_URL: databaseUrl,
    NEXUS_PEER_SECRET: randomBytes(24).toString('hex'),
    NEXUS_SECRET_KEY: randomBytes(32).toString('base64'),
  };
  const ports = new Map<ToolId, number>();
  for (const tool of tools) ports.set(tool, await freePort());
  const started: NexusProcess[] = [];
  for (const tool of tools) {
    const others = [...ports].filter(([id]) => id !== tool);
    const own = {
      ...shared,
      ...environment,
      NEXUS_TOOLS: tool,
      NEXUS_PORT: String(ports.get(tool)),
      NEXUS_PEERS: others.map(([id, port]) => `${id}=http://127.0.0.1:${port}`).join(','),
    };
    started.push(stack.use(await startNexus(own)));
  }
  const [hub] = started;
  if (!hub) throw new Error('There is no Hub.');
  const running = stack.move();
  return {
    ...hub,
    log: () => started.map((each) => each.log()).join(''),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** A PostgreSQL database that is dropped with the stack. @returns its address. */
export async function createDatabase(stack: AsyncDisposableStack): Promise<string> {
  const name = `nexus_journey_${randomBytes(5).toString('hex')}`;
  await administer(`create database ${name}`);
  stack.defer(() => administer(`drop database ${name} with (force)`));
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(statement: string): Promise<void> {
  const client = new Client(postgresUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
