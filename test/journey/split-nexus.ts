import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { postgresUrl } from '../engines.ts';
import { freePort, startNexus, type NexusProcess } from './nexus-processes.ts';

/** One process per tool on a PostgreSQL database of its own; the address of Hub is where people go. */
export async function startSplitNexus(): Promise<NexusProcess> {
  await using stack = new AsyncDisposableStack();
  const databaseUrl = await createDatabase(stack);
  const [hubPort, containersPort] = [await freePort(), await freePort()];
  const shared = {
    NEXUS_DATABASE_URL: databaseUrl,
    NEXUS_PEER_SECRET: randomBytes(24).toString('hex'),
    NEXUS_SECRET_KEY: randomBytes(32).toString('base64'),
  };
  const hub = await startNexus({
    ...shared,
    NEXUS_TOOLS: 'hub',
    NEXUS_PORT: String(hubPort),
    NEXUS_PEERS: `containers=http://127.0.0.1:${containersPort}`,
  });
  stack.use(hub);
  const containers = await startNexus({
    ...shared,
    NEXUS_TOOLS: 'containers',
    NEXUS_PORT: String(containersPort),
    NEXUS_PEERS: `hub=http://127.0.0.1:${hubPort}`,
  });
  stack.use(containers);
  const running = stack.move();
  return {
    ...hub,
    log: () => hub.log() + containers.log(),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function createDatabase(stack: AsyncDisposableStack): Promise<string> {
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
