import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { eventually } from '#kernel/eventually.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { claimNexus, signIn } from './first-admin.ts';
import { freePort, startNexus, type NexusProcess } from './journey/nexus-processes.ts';

const waitMs = 20_000;

describe.skipIf(!requireEngine('docker'))('terminals when NEXUS ends', () => {
  const name = `nxterminal-${randomBytes(4).toString('hex')}`;
  let container: string;
  let folder: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nexus-terminal-'));
    environment = { NEXUS_DATA_DIR: folder, NEXUS_PORT: String(await freePort()) };
    const label = ['--label', 'nexus.test=terminal'];
    container = await docker(['run', '-d', '--name', name, ...label, 'busybox', 'sleep', '100000']);
    await using nexus = await startNexus(environment);
    await claimNexus(nexus.url, nexus.log());
  });

  afterAll(async () => {
    await docker(['rm', '-f', name]);
    await rm(folder, { recursive: true, force: true });
  });

  /** A shell with a child in the background and one in front. */
  async function openTerminal(nexus: NexusProcess, seconds: readonly [number, number]) {
    const cookie = await signIn(nexus.url);
    const path = `/api/containers/hosts/local/containers/${container}/terminals`;
    const command = ['sh', '-c', `sleep ${seconds[0]} & sleep ${seconds[1]}; true`];
    const answer = await eventually(async () => {
      const headers = { cookie, origin: nexus.url, 'content-type': 'application/json' };
      const opened = await fetch(nexus.url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify({ command }),
      });
      return opened.ok ? opened : undefined;
    }, waitMs);
    await eventually(async () => (await processes()).includes(`sleep ${seconds[1]}`) || undefined, waitMs);
    return containers.endpoints.openTerminal.result.parse(await answer.json());
  }

  function processes(): Promise<string> {
    return docker(['top', name, '-eo', 'pid,args']);
  }

  async function auditDetails(nexus: NexusProcess): Promise<string> {
    const cookie = await signIn(nexus.url);
    return await (await fetch(`${nexus.url}/api/hub/audit`, { headers: { cookie } })).text();
  }

  test('a stop as asked ends what runs in them, within the time that a stop may take', async () => {
    const nexus = await startNexus(environment);
    await openTerminal(nexus, [7001, 7002]);
    const exited = once(nexus.child, 'exit');
    nexus.child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await processes()).not.toMatch(/sleep 700/);
  });

  test('after a SIGKILL, the next start ends what was left, and says so', async () => {
    const killed = await startNexus(environment);
    const { id } = await openTerminal(killed, [8001, 8002]);
    const exited = once(killed.child, 'exit');
    killed.child.kill('SIGKILL');
    await exited;
    expect(await processes()).toMatch(/sleep 8001/);
    await using nexus = await startNexus(environment);
    await eventually(async () => !/sleep 800|sh -c/.test(await processes()) || undefined, waitMs);
    expect(await processes()).toContain('sleep 100000');
    const details = await eventually(async () => {
      const text = await auditDetails(nexus);
      return text.includes('was ended afterwards') ? text : undefined;
    }, waitMs);
    expect(details).toContain('close terminal');
    const cookie = await signIn(nexus.url);
    const attach = await fetch(`${nexus.url}/api/containers/terminals/${id}`, {
      method: 'DELETE',
      headers: { cookie, origin: nexus.url },
    });
    expect(attach.status).toBe(404);
  });
});
