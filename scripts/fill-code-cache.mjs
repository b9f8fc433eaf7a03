import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from './set-up/root.mjs';

/**
 * Starts the bundled NEXUS once, as the image does, on a data folder that is thrown away: Node leaves what it compiled beside
 * the bundle, and later starts, those in the image too, are a sixth shorter. Only Node of the same version and options uses it.
 */
const startWithinMs = 60_000;
/** What runs soon after the start is wanted too. */
const settleMs = 2_000;

const image = await readFile(fromRoot('deploy', 'Dockerfile'), 'utf8');
const options = JSON.parse(`[${/^ENTRYPOINT \["node", (.*)\]$/m.exec(image)[1]}]`);
const data = await mkdtemp(join(tmpdir(), 'nexus-warm-'));
try {
  const environment = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DOCKER_HOST: `unix://${data}/no-engine.sock`,
    NEXUS_DATA_DIR: data,
    NEXUS_LISTEN: '127.0.0.1',
    NEXUS_PORT: String(await freePort()),
  };
  const child = spawn(process.execPath, [...options, fromRoot('dist', 'server', 'main.js')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const deadline = setTimeout(() => child.kill('SIGKILL'), startWithinMs);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    if (printed.includes('listening')) setTimeout(() => child.kill('SIGTERM'), settleMs);
  });
  const [code] = await once(child, 'exit');
  clearTimeout(deadline);
  if (code !== 0) throw new Error(`The bundled NEXUS did not start (${code}):\n${printed}`);
  await letEverybodyRead(fromRoot('dist', 'server', 'code-cache'));
} finally {
  await rm(data, { recursive: true, force: true });
}

/** Node writes it for its owner only; in the image another one reads. */
async function letEverybodyRead(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
