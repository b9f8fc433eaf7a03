import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containers } from '#contracts/containers.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import { claimNexus } from '../first-admin.ts';
import { freePort, startNexus, type NexusProcess } from '../journey/nexus-processes.ts';
import { startKillingProxy, type Killing, type KillingProxy } from './killing-proxy.ts';

/** A NEXUS that is killed at a request to its engine and started again on the same data. */
export interface MortalNexus extends AsyncDisposable {
  readonly proxy: KillingProxy;
  /** Starts it, again after a kill; resolves when its host is live. */
  start(): Promise<void>;
  /** From now on, the request of this number is its last. */
  killAt(at: number, when: Killing['when']): void;
  /** Resolves to true when it was killed, and to false when `work` was done before. */
  survives(work: Promise<unknown>): Promise<boolean>;
  recreate(id: string, image: string): Promise<Operation>;
  operations(): Promise<Operation[]>;
  recreations(): Promise<RecreationRecord[]>;
  /** Resolves when no recreation is unfinished. */
  settled(): Promise<void>;
}

export async function openMortalNexus(): Promise<MortalNexus> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-mortal-'));
  const proxy = await startKillingProxy();
  const port = String(await freePort());
  let nexus: NexusProcess;
  let cookie = '';

  async function start(): Promise<void> {
    nexus = await startNexus({
      NEXUS_DATA_DIR: dataDir,
      NEXUS_PORT: port,
      NEXUS_DOCKER_HOST: proxy.address,
    });
    if (cookie === '') cookie = await claimNexus(nexus.url, nexus.log());
    await until(
      async () => containers.endpoints.hosts.result.parse(await ask('GET', '/hosts'))[0]?.state === 'live',
    );
  }

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${nexus.url}/api/containers${path}`, {
      method,
      headers: { cookie, origin: nexus.url, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  }

  async function recreations(): Promise<RecreationRecord[]> {
    return containers.endpoints.recreations.result.parse(await ask('GET', '/recreations?limit=100'));
  }

  async function until(is: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!(await is())) {
      if (performance.now() > deadline) throw new Error(`Not within a minute.\n${nexus.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  return {
    proxy,
    start,
    killAt: (at, when) => proxy.arm({ at, when, strike: () => nexus.child.kill('SIGKILL') }),
    async survives(work) {
      const died = once(nexus.child, 'exit').then(() => false);
      const done = work.then(
        () => true,
        () => died,
      );
      return await Promise.race([died, done]);
    },
    recreate: async (id, image) =>
      containers.endpoints.recreate.result.parse(
        await ask('POST', `/hosts/local/containers/${id}/recreate?wait=true`, { image, gateSeconds: 0 }),
      ),
    operations: async () =>
      containers.endpoints.operations.result.parse(await ask('GET', '/operations?limit=200')),
    recreations,
    settled: () =>
      until(async () =>
        (await recreations()).every(({ outcome }) => outcome === 'succeeded' || outcome === 'back'),
      ),
    async [Symbol.asyncDispose]() {
      await nexus[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
