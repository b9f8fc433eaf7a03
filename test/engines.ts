import { spawnSync } from 'node:child_process';
import { accessSync, appendFileSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';
import { engineAddress } from '#library/docker/engine-address.ts';

/** What a system test may need that is not part of the repository. */
export type TestEngine =
  | 'docker'
  | 'mariadb'
  | 'redis'
  | 'compose'
  | 'postgres'
  | 'chromium'
  | 'mosquitto'
  | 'smtp'
  | 'amtool'
  | 'ping'
  | 'busybox'
  | 'dnsmasq'
  | 'registry';

/** Superuser rights; a test makes its own schema or database and drops it. */
export const postgresUrl =
  process.env.NEXUS_TEST_POSTGRES ?? 'postgres://nexus:nexus@127.0.0.1:5433/nexus_test';

/** Of the OCI distribution API, without TLS or a login; a test pushes to repositories of its own. */
export const registryHost = process.env.NEXUS_TEST_REGISTRY ?? '127.0.0.1:5000';

export const dockerAddress = engineAddress(process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock', {
  certDir: process.env.DOCKER_TLS_VERIFY ? process.env.DOCKER_CERT_PATH : undefined,
});

const probes: Readonly<Record<TestEngine, () => boolean>> = {
  docker: hasDocker,
  compose: hasCompose,
  postgres: hasPostgres,
  chromium: hasChromium,
  mosquitto: () =>
    ['mosquitto', 'mosquitto_sub', 'mosquitto_passwd'].every(hasProgram) && hasProgram('openssl'),
  // As root, since Exim changes to its own user.
  smtp: () => process.getuid?.() === 0 && hasProgram('exim4') && hasProgram('openssl'),
  amtool: () => hasProgram('amtool'),
  mariadb: () => ['mariadbd', 'mariadb-install-db', 'mariadb', 'openssl'].every(hasProgram),
  redis: () => ['redis-server', 'openssl'].every(hasProgram),
  ping: () => hasProgram('ping'),
  busybox: () => hasProgram('busybox'),
  dnsmasq: () => hasProgram('dnsmasq'),
  registry: hasRegistry,
};

/**
 * Whether a suite that needs `engine` can run: `describe.skipIf(!requireEngine('docker'))`. A skipped suite is noted in
 * the file that NEXUS_TEST_SKIPS names; where NEXUS_TEST_REQUIRE (comma list) names the engine, its absence throws.
 */
export function requireEngine(engine: TestEngine): boolean {
  if (probes[engine]()) return true;
  const suite = expect.getState().testPath?.split(/[\\/]/).at(-1) ?? 'a suite';
  const required = process.env.NEXUS_TEST_REQUIRE?.split(',').map((name) => name.trim()) ?? [];
  if (required.includes(engine)) throw new Error(`${suite} needs ${engine}, which does not answer.`);
  const skips = process.env.NEXUS_TEST_SKIPS;
  if (skips) appendFileSync(skips, `${suite}: ${engine} is missing\n`);
  return false;
}

/** An engine that answers a ping as Docker does. */
export function hasDocker(): boolean {
  const target =
    'socketPath' in dockerAddress
      ? { socketPath: dockerAddress.socketPath }
      : { host: dockerAddress.host, port: dockerAddress.port, ...dockerAddress.tls };
  return answers(`
    const target = ${JSON.stringify({ ...target, path: '/_ping' })};
    require(target.ca ? 'node:https' : 'node:http')
      .get(target, (answer) => process.exit(answer.headers['api-version'] ? 0 : 1));`);
}

function hasRegistry(): boolean {
  const url = `http://${registryHost}/v2/`;
  return answers(`
    require('node:http').get(${JSON.stringify(url)}, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1));`);
}

/** The docker command, its Compose plugin, and the engine that both talk to. */
export function hasCompose(): boolean {
  return hasDocker() && spawnSync('docker', ['compose', 'version']).status === 0;
}

/** A server that answers an SSLRequest as PostgreSQL does (protocol 3.0, "SSL Session Encryption"): with S or N. */
export function hasPostgres(): boolean {
  const { hostname, port } = new URL(postgresUrl);
  return answers(`
    const socket = require('node:net').connect(${Number(port || 5432)}, ${JSON.stringify(hostname)});
    socket.write(Buffer.from('0000000804d2162f', 'hex'));
    socket.once('data', (bytes) => process.exit(bytes[0] === 0x53 || bytes[0] === 0x4e ? 0 : 1));`);
}

export function hasChromium(): boolean {
  return chromiumPath() !== undefined;
}

/** The browser to drive: NEXUS_TEST_CHROMIUM, or the first one on the PATH. */
export function chromiumPath(): string | undefined {
  const named = process.env.NEXUS_TEST_CHROMIUM;
  if (named) return isExecutable(named) ? named : undefined;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  return searchFolders()
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);
}

/** Where a program stands; servers are often not on the PATH of people. */
export function programPath(name: string): string | undefined {
  return [...searchFolders(), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function hasProgram(name: string): boolean {
  return programPath(name) !== undefined;
}

function searchFolders(): string[] {
  return (process.env.PATH ?? '').split(delimiter);
}

/** Runs a probe in its own process, so that asking is possible while vitest collects, without waiting. */
function answers(probe: string): boolean {
  const failing = "process.on('uncaughtException', () => process.exit(1));";
  const { status } = spawnSync(process.execPath, ['-e', failing + probe], { timeout: 5_000 });
  return status === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
