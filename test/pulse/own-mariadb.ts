import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../engines.ts';
import { freePort } from '../journey/nexus-processes.ts';
import { makeAuthority } from '../notify/own-authority.ts';
import { startServer } from '../notify/server-process.ts';

export interface OwnServer extends AsyncDisposable {
  readonly port: number;
  /** PEM of the authority that signed the server's certificate for 127.0.0.1 and localhost. */
  readonly ca: string;
}

/** A real MariaDB with TLS, and a user `nexus` with the password `pw` who may read the database `app`. */
export async function openMariaDb(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nxmaria-'));
  const { ca, caFile, certFile, keyFile } = makeAuthority(folder);
  const data = join(folder, 'data');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const install = ['--no-defaults', ...asRoot, `--datadir=${data}`, '--skip-test-db'];
  execFileSync(programPath('mariadb-install-db') ?? '', install, { stdio: 'pipe' });
  const port = await freePort();
  const socket = join(folder, 's');
  const tls = [`--ssl-ca=${caFile}`, `--ssl-cert=${certFile}`, `--ssl-key=${keyFile}`];
  const place = [`--datadir=${data}`, '--bind-address=127.0.0.1', `--port=${port}`, `--socket=${socket}`];
  const options = ['--no-defaults', ...asRoot, ...place, ...tls, '--skip-name-resolve'];
  const server = await startServer(programPath('mariadbd') ?? '', options, [port]);
  const sql = `CREATE DATABASE app; CREATE TABLE app.jobs (n INT); INSERT INTO app.jobs VALUES (7), (8);
    CREATE TABLE app.empty (n INT);
    CREATE USER nexus@'%' IDENTIFIED BY 'pw'; GRANT ALL ON app.* TO nexus@'%'`;
  execFileSync(programPath('mariadb') ?? '', ['-S', socket, '-e', sql], { stdio: 'pipe' });
  return {
    port,
    ca,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
