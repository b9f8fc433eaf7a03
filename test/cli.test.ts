import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hub } from '#contracts/hub.ts';
import { eventually } from '#kernel/eventually.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { claimNexus } from './first-admin.ts';
import { startNexus, type NexusProcess } from './journey/nexus-processes.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const label = ['--label', 'nexus.test=cli'];

describe.skipIf(!requireEngine('docker'))('the nexus command at a real NEXUS', () => {
  const name = `nxcli-${randomBytes(4).toString('hex')}`;
  let nexus: NexusProcess;
  let folder: string;
  let id: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nexus-cli-'));
    const script = String.raw`printf 'one\n\033[2J\033]0;owned\007two\n'; trap 'exit 0' TERM; while true; do sleep 0.2; done`;
    id = await docker(['run', '-d', '--name', name, ...label, 'busybox', 'sh', '-c', script]);
    nexus = await startNexus({});
    const cookie = await claimNexus(nexus.url, nexus.log());
    await nexusCommand(
      ['login', '--url', nexus.url],
      await createToken(cookie, ['containers:read', 'containers:logs', 'containers:operate']),
    );
    await eventually(
      async () => (await nexusCommand(['containers', '-q'])).stdout.includes(name) || undefined,
      15_000,
    );
  });

  afterAll(async () => {
    await nexus?.[Symbol.asyncDispose]();
    await docker(['rm', '-f', name]);
    await rm(folder, { recursive: true });
  });

  async function createToken(cookie: string, permissions: string[]): Promise<string> {
    const answer = await fetch(`${nexus.url}/api/hub/me/tokens`, {
      method: 'POST',
      headers: { cookie, origin: nexus.url, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'cli', permissions }),
    });
    const { secret } = hub.endpoints.createToken.result.parse(await answer.json());
    return secret;
  }

  function environment(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, NEXUS_CONFIG: join(folder, 'cli.json') };
  }

  function nexusCommand(
    words: string[],
    input = '',
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [cli, ...words],
        { env: environment() },
        (error, stdout, stderr) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
        },
      );
      child.stdin?.end(input);
    });
  }

  test('login leaves a file that only its owner reads', async () => {
    const { mode } = await stat(join(folder, 'cli.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  test('containers are listed as a table and as JSON', async () => {
    const table = await nexusCommand(['containers']);
    expect(table.code).toBe(0);
    expect(table.stdout).toMatch(/^NAME +STATE +SINCE +IMAGE/);
    expect(table.stdout).toMatch(new RegExp(`^${name} +running +\\d+ s +busybox`, 'm'));
    const { stdout } = await nexusCommand(['containers', '--json', '--state', 'running']);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ id, name }));
  });

  test('a container is stopped by its name and started by its id', async () => {
    const stopped = await nexusCommand(['containers', 'stop', name, '--time', '1']);
    expect(stopped).toMatchObject({ code: 0, stdout: `✓ ${name}: stop done\n`, stderr: '' });
    expect(await docker(['inspect', '--format', '{{.State.Status}}', name])).toBe('exited');
    const started = await nexusCommand(['containers', 'start', id.slice(0, 12), '--json']);
    expect(JSON.parse(started.stdout)).toMatchObject([
      { kind: 'start', state: 'succeeded', targetName: name },
    ]);
    expect(await docker(['inspect', '--format', '{{.State.Status}}', name])).toBe('running');
  });

  test('what is not there, not allowed or refused has its own exit code', async () => {
    expect(await nexusCommand(['containers', 'stop', `${name}x`])).toMatchObject({
      code: 3,
      stderr: `nexus: There is no container ${name}x.\n`,
    });
    expect(await nexusCommand(['containers', 'remove', name])).toMatchObject({ code: 1, stdout: '' });
    expect(await nexusCommand(['stacks', 'plan', 'nosuchstack'])).toMatchObject({ code: 3 });
    expect(await docker(['inspect', '--format', '{{.State.Status}}', name])).toBe('running');
  });

  test('a log goes into a pipe as it was written, and follows until interrupted', async () => {
    const read = await nexusCommand(['logs', name, '--tail', '2', '--since', '1h']);
    expect(read).toMatchObject({ code: 0, stdout: 'one\n\u001b[2J\u001b]0;owned\u0007two\n' });
    const child = spawn(process.execPath, [cli, 'logs', '-f', name], { env: environment() });
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toContain('one');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('stacks are listed', async () => {
    const { code, stdout } = await nexusCommand(['stacks', '--json']);
    expect(code).toBe(0);
    expect(Array.isArray(JSON.parse(stdout))).toBe(true);
  });
});
