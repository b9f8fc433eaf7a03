import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../engines.ts';
import { freePort } from '../journey/nexus-processes.ts';
import { makeAuthority } from '../notify/own-authority.ts';
import { startServer } from '../notify/server-process.ts';
import type { OwnServer } from './own-mariadb.ts';

export interface OwnRedis extends OwnServer {
  readonly tlsPort: number;
}

/** A real Redis with the password `geheim`, a user `watcher` who may only ping, a plain port and one with TLS. */
export async function openRedis(...more: readonly string[]): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'nxredis-'));
  const { ca, caFile, certFile, keyFile } = makeAuthority(folder);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const place = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--tls-port',
    String(tlsPort),
    '--dir',
    folder,
  ];
  const tls = ['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', caFile];
  const access = ['--requirepass', 'geheim', '--tls-auth-clients', 'no'];
  const users = join(folder, 'redis.conf');
  writeFileSync(users, 'user watcher on >watches +ping\n');
  const options = [users, ...place, ...tls, ...access, '--save', '', ...more];
  const server = await startServer(programPath('redis-server') ?? '', options, [port, tlsPort]);
  return {
    port,
    tlsPort,
    ca,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
