import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GrantedPermission } from '#contracts/access.ts';
import type { ToolId } from '#contracts/contract.ts';
import { hub } from '#contracts/hub.ts';
import { claimNexus } from '../first-admin.ts';
import { freePort, startNexus, type NexusProcess } from '../journey/nexus-processes.ts';

export interface Asked {
  readonly status: number;
  readonly text: string;
}

/** A NEXUS that is ended and begun again on the same data. */
export interface MortalNexus extends AsyncDisposable {
  /** May fail while nothing runs; an answer below 300 is a promise. */
  ask(method: string, path: string, body?: unknown): Promise<Asked>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  begin(): Promise<void>;
  readonly dataDir: string;
}

export interface MortalNexusOptions {
  /** The one that is asked; Hub runs beside it. */
  readonly tool: ToolId;
  readonly permissions: readonly GrantedPermission[];
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Kept by whoever gives it. */
  readonly dataDir?: string | undefined;
}

export async function openMortalNexus({
  tool,
  permissions,
  ...options
}: MortalNexusOptions): Promise<MortalNexus> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'nexus-mortal-')));
  const environment = {
    NEXUS_TOOLS: `hub,${tool}`,
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
  return {
    dataDir,
    async ask(method, path, body) {
      const answer = await fetch(`${url}/api/${tool}${path}`, {
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
}

/** @returns what was answered. @throws Error when it was refused. */
export async function asked(
  mortal: Pick<MortalNexus, 'ask'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const { status, text } = await mortal.ask(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
