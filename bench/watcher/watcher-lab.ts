import { setTimeout as delay } from 'node:timers/promises';
import { watcher } from '#contracts/watcher/contract.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { claimNexus } from '#test/first-admin.ts';
import { startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';

export interface WatcherLab extends AsyncDisposable {
  readonly nexus: ServerProcess;
  /** Calls an endpoint of Watcher as the first admin. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Asks the registries of all containers. @returns how long it took, as who asked sees it. */
  check(): Promise<number>;
  rows(): Promise<readonly WatchedContainer[]>;
  /** Resolves when so many containers are watched. */
  sees(count: number): Promise<void>;
}

const tools = 'hub,containers,pulse,notify';

/** NEXUS as the image runs it, on a new folder. It watches only the containers of the benchmark. */
export async function openWatcherLab(): Promise<WatcherLab> {
  const folder = await temporaryFolder();
  const nexus = await startNexus(folder.path, { NEXUS_TOOLS: `${tools},watcher` });
  const ask = asOwner(nexus, await claimNexus(nexus.url, nexus.output()));
  await ask('PUT', '/policies', {
    default: { mode: 'off' },
    rules: [{ name: 'bench', match: { container: 'nxbench-*' }, settings: { mode: 'notify' } }],
  });
  const rows = async () => {
    const { containers } = watcher.endpoints.updates.result.parse(await ask('GET', '/updates'));
    return containers.filter(({ verdict }) => verdict.state !== 'off');
  };
  return {
    nexus,
    ask,
    rows,
    async check() {
      const started = performance.now();
      await ask('POST', '/check', {});
      return performance.now() - started;
    },
    async sees(count) {
      const deadline = performance.now() + 60_000;
      for (let seen = 0; seen !== count; seen = (await rows()).length) {
        if (performance.now() > deadline) throw new Error(`${seen} of ${count} containers are seen.`);
        await delay(100);
      }
    },
    async [Symbol.asyncDispose]() {
      await nexus[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The same without Watcher, in the same state otherwise. */
export async function openWithoutWatcher(): Promise<Pick<WatcherLab, 'nexus'> & AsyncDisposable> {
  const folder = await temporaryFolder();
  const nexus = await startNexus(folder.path, { NEXUS_TOOLS: tools });
  await claimNexus(nexus.url, nexus.output());
  return {
    nexus,
    async [Symbol.asyncDispose]() {
      await nexus[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function asOwner(nexus: ServerProcess, cookie: string): WatcherLab['ask'] {
  const headers = { cookie, origin: nexus.url, 'content-type': 'application/json' };
  return async (method, path, body) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${nexus.url}/api/watcher${path}`, { method, headers, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
