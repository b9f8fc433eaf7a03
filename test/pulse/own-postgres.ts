import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#kernel/eventually.ts';
import { freePort } from '../journey/nexus-processes.ts';
import { makeAuthority } from '../notify/own-authority.ts';
import type { OwnServer } from './own-mariadb.ts';

/** Users of the server, each with the password `pw`, by how they have to show it. */
const users = `SET password_encryption = 'scram-sha-256'; CREATE ROLE scram LOGIN PASSWORD 'pw'; CREATE ROLE clear LOGIN PASSWORD 'pw';
SET password_encryption = 'md5'; CREATE ROLE hashed LOGIN PASSWORD 'pw';
CREATE TABLE jobs (n int); INSERT INTO jobs VALUES (7), (8), (NULL); GRANT ALL ON jobs TO scram;
`;
const access = `local all all trust
host all scram 127.0.0.1/32 scram-sha-256
host all clear 127.0.0.1/32 password
host all hashed 127.0.0.1/32 md5
`;

/** A real PostgreSQL with TLS, which three kinds of users can sign in to. */
export async function openPostgres(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nxpulsepg-'));
  const { ca, certFile, keyFile } = makeAuthority(folder);
  const as = { uid: idOf('-u'), gid: idOf('-g'), cwd: folder };
  chmodSync(keyFile, 0o600);
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    chownSync(path, as.uid, as.gid);
  const data = join(folder, 'data');
  execFileSync('initdb', ['-D', data, '-U', 'admin', '-A', 'trust'], { ...as, stdio: 'pipe' });
  execFileSync('postgres', ['--single', '-D', data, 'postgres'], {
    ...as,
    input: users.replaceAll('; ', ';\n'),
    stdio: 'pipe',
  });
  writeFileSync(join(data, 'pg_hba.conf'), access);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    ssl: 'on',
    ssl_cert_file: certFile,
    ssl_key_file: keyFile,
    fsync: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const place = ['-D', data, '-p', String(port), '-k', folder];
  const server = spawn('postgres', [...place, ...options], { ...as, stdio: 'ignore' });
  const ready = ['-h', folder, '-p', String(port), '-U', 'admin', '-d', 'postgres', '-c', 'SELECT 1'];
  await eventually(() => Promise.resolve(isReady(ready)), 20_000);
  return {
    port,
    ca,
    async [Symbol.asyncDispose]() {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isReady(args: readonly string[]): true | undefined {
  try {
    execFileSync('psql', args, { stdio: 'pipe' });
    return true;
  } catch {
    return undefined;
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
