import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimNexus } from '../first-admin.ts';
import { freePort, startNexus, type NexusProcess } from '../journey/nexus-processes.ts';

/** A NEXUS that is ended and begun again on the same data, asked by its first admin. */
export interface WatchedNexus extends AsyncDisposable {
  /** @throws Error when it is refused, or nothing runs. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  begin(): Promise<void>;
  log(): string;
}

export async function openWatchedNexus(tools: string): Promise<WatchedNexus> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-watched-'));
  const port = String(await freePort());
  const start = () => startNexus({ NEXUS_TOOLS: tools, NEXUS_DATA_DIR: dataDir, NEXUS_PORT: port });
  let running: NexusProcess = await start();
  const { url } = running;
  const cookie = await claimNexus(url, running.log());
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  return {
    async ask(method, path, body) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${url}/api${path}`, { method, headers, ...sent });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    async end(signal) {
      const exited = once(running.child, 'exit');
      running.child.kill(signal);
      await exited;
    },
    async begin() {
      running = await start();
    },
    log: () => running.log(),
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
