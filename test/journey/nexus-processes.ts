import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeAddress } from '#library/docker/engine-address.ts';
import { dockerAddress } from '../engines.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const startLimitMs = 30_000;
/** Without Security, which would read every image of the machine and ask publishers; its own tests name it. */
const usualTools = 'hub,containers,watcher,pulse,notify';

/** A running process of NEXUS, started from source with nothing but environment variables. */
export interface NexusProcess extends AsyncDisposable {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has logged so far. */
  log(): string;
}

/** Starts one process and resolves once it listens. Disposing ends it as an operator would and removes its data folder. */
export async function startNexus(environment: Readonly<Record<string, string>>): Promise<NexusProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-journey-'));
  const port = environment['NEXUS_PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [main], {
    env: {
      ...cleanEnvironment(),
      ...engineUnderTest(),
      NEXUS_TOOLS: usualTools,
      NEXUS_DATA_DIR: dataDir,
      NEXUS_LISTEN: '127.0.0.1',
      NEXUS_PORT: port,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = once(child, 'exit');
  const started = Date.now();
  while (!printed.includes('listening')) {
    if (child.exitCode !== null || Date.now() - started > startLimitMs)
      throw new Error(`NEXUS did not start:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    url: `http://localhost:${port}`,
    child,
    log: () => printed,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The tests' own settings stay; those of a developer's NEXUS must not reach the one under test. */
function cleanEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEXUS_')));
}

/** The docker command and the tests go by variables of Docker's, NEXUS by its own. */
function engineUnderTest(): Record<string, string> {
  const { DOCKER_TLS_VERIFY: isSecure, DOCKER_CERT_PATH: certDir } = process.env;
  return {
    NEXUS_DOCKER_HOST: describeAddress(dockerAddress),
    ...(isSecure && certDir && { NEXUS_DOCKER_CERT_DIR: certDir }),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
