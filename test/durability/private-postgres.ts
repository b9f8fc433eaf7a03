import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** True where a server can be made: PostgreSQL's programs are on the PATH, and root may become its user. */
export function canStartPostgres(): boolean {
  const found = ['initdb', 'postgres'].every((program) => spawnSync(program, ['--version']).status === 0);
  return found && process.getuid?.() === 0 && spawnSync('id', ['-u', 'postgres']).status === 0;
}

/** A PostgreSQL of a test's own, to be killed. */
export class PrivatePostgres implements AsyncDisposable {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #user: { readonly uid: number; readonly gid: number };
  #server: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `postgres://nexus@127.0.0.1:${port}/postgres`;
    this.#user = { uid: idOf('-u'), gid: idOf('-g') };
    this.#folder = mkdtempSync(join(tmpdir(), 'nexus-postgres-'));
    chownSync(this.#folder, this.#user.uid, this.#user.gid);
    execFileSync('initdb', ['-D', this.#folder, '-U', 'nexus', '-A', 'trust'], {
      ...this.#user,
      cwd: this.#folder,
    });
  }

  static async start(): Promise<PrivatePostgres> {
    const postgres = new PrivatePostgres(await freePort());
    await postgres.start();
    return postgres;
  }

  /** Starts until it answers: after a kill, the orphans of the last server hold its memory for a moment. */
  async start(): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (!this.#server || this.#server.exitCode !== null || this.#server.signalCode !== null) this.#spawn();
      if (await this.#answers()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The private PostgreSQL did not start.');
  }

  async kill(): Promise<void> {
    const server = this.#server!;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#server!, 'exit');
    this.#server!.kill('SIGQUIT');
    await ended;
    rmSync(this.#folder, { recursive: true });
  }

  #spawn(): void {
    const address = ['-p', String(this.#port), '-k', this.#folder, '-c', 'listen_addresses=127.0.0.1'];
    this.#server = spawn('postgres', ['-D', this.#folder, ...address], {
      ...this.#user,
      cwd: this.#folder,
      stdio: 'ignore',
    });
  }

  async #answers(): Promise<boolean> {
    const client = new Client(this.url);
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
