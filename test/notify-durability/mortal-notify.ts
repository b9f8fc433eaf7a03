import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hub } from '#contracts/hub.ts';
import { notify } from '#contracts/notify/contract.ts';
import { claimNexus } from '../first-admin.ts';
import { freePort, startNexus, type NexusProcess } from '../journey/nexus-processes.ts';

export interface Asked {
  readonly status: number;
  readonly text: string;
}

/** A NEXUS that is ended and begun again on the same data. */
export interface MortalNotify extends AsyncDisposable {
  /** May fail while nothing runs; an answer below 300 is a promise. */
  ask(method: string, path: string, body?: unknown): Promise<Asked>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  begin(): Promise<void>;
}

export interface MortalOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Kept by whoever gives it. */
  readonly dataDir?: string;
  readonly sinkUrl: string;
  readonly groupBy: readonly string[];
  readonly groupWaitMs: number;
}

const permissions = ['notify:read', 'notify:raise', 'notify:respond', 'notify:configure'];

export async function openMortalNotify(options: MortalOptions): Promise<MortalNotify> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'nexus-mortal-')));
  const environment = {
    NEXUS_TOOLS: 'hub,notify',
    NEXUS_DATA_DIR: dataDir,
    NEXUS_PORT: String(await freePort()),
    ...options.environment,
  };
  let running: NexusProcess = await startNexus(environment);
  const { url } = running;
  const headers = { 'content-type': 'application/json', origin: url };
  const cookie = await claimNexus(url, running.log());
  const token = await fetch(`${url}/api/hub/me/tokens`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ name: 'mortal', permissions }),
  });
  const { secret } = hub.endpoints.createToken.result.parse(await token.json());
  const mortal: MortalNotify = {
    async ask(method, path, body) {
      const answer = await fetch(`${url}/api/notify${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${secret}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    },
    async end(signal) {
      const exited = once(running.child, 'exit');
      running.child.kill(signal);
      await exited;
      await running[Symbol.asyncDispose]();
    },
    async begin() {
      running = await startNexus(environment);
    },
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
  await setUp(mortal, options);
  return mortal;
}

async function setUp(mortal: MortalNotify, { sinkUrl, groupBy, groupWaitMs }: MortalOptions): Promise<void> {
  await asked(mortal, 'POST', '/destinations', {
    name: 'ledger',
    kind: 'webhook',
    settings: { url: sinkUrl },
  });
  const { config, version } = notify.endpoints.routing.result.parse(await asked(mortal, 'GET', '/routing'));
  const route = { receiver: 'default', groupBy, groupWaitMs, groupIntervalMs: 1_000, repeatIntervalMs: 0 };
  await asked(mortal, 'PUT', '/routing', {
    version,
    config: { ...config, noiseRules: [], dependencies: [], route },
  });
}

/** @returns what was answered. @throws Error when it was refused. */
export async function asked(
  mortal: MortalNotify,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const { status, text } = await mortal.ask(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
