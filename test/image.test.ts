import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { docker, logOf } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { claimNexus, signIn } from './first-admin.ts';
import { buildImage } from './image-under-test.ts';

const tag = 'nexus-image-test';
const project = `nexus-image-test-${process.pid}`;

function get(url: string, path: string, cookie: string): Promise<string> {
  return fetch(`${url}${path}`, { headers: { cookie } }).then((answer) => answer.text());
}

async function post(url: string, path: string, cookie: string, body: object): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

const canBuild = requireEngine('compose') && requireEngine('ping');

describe.skipIf(!canBuild)('the image', () => {
  let folder: string;

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['scripts/build.mjs']);
    await buildImage(tag);
    folder = await mkdtemp(join(tmpdir(), 'nexus-image-'));
    const override = `services: { nexus: { image: ${tag}, healthcheck: { interval: 1s }, restart: 'no' } }\n`;
    await writeFile(join(folder, 'override.yaml'), override);
  });

  afterAll(async () => {
    await docker(['image', 'rm', '--force', tag]);
    await rm(folder, { recursive: true });
  });

  describe('under deploy/compose.yaml', () => {
    let environment: Record<string, string>;

    function compose(...args: string[]): Promise<string> {
      const files = ['--file', 'deploy/compose.yaml', '--file', join(folder, 'override.yaml')];
      return docker(['compose', '--project-name', project, ...files, ...args], environment);
    }

    async function url(): Promise<string> {
      return `http://${await compose('port', 'nexus', '9095')}`;
    }

    beforeAll(async () => {
      const socket = '/var/run/docker.sock:/socket';
      const group = await docker([
        'run',
        '--rm',
        '--volume',
        socket,
        'busybox',
        'stat',
        '-c',
        '%g',
        '/socket',
      ]);
      environment = { NEXUS_PORT: '127.0.0.1:0', DOCKER_GID: group, STACKS_DIR: folder };
      await compose('up', '--detach', '--wait', '--no-build');
    });

    afterAll(() => compose('down', '--volumes', '--timeout', '5'));

    test('runs as an ordinary user without any capability', async () => {
      expect(await compose('exec', 'nexus', 'id', '-u')).toBe('1000');
      expect(await compose('exec', 'nexus', 'grep', 'CapEff', '/proc/1/status')).toMatch(/^CapEff:\s+0+$/);
    });

    test('can write to its data and to /tmp, and nowhere else', async () => {
      const places =
        'for place in / /nexus /nexus/server /etc /data /tmp; do touch $place/probe 2>&- && echo $place; done; true';
      expect(await compose('exec', 'nexus', 'sh', '-c', places)).toBe('/data\n/tmp');
    });

    test('holds one bundled file per entry, what Node compiled of it, and no packages', async () => {
      const listing = await compose(
        'exec',
        'nexus',
        'sh',
        '-c',
        'ls /nexus/server; find / -name node_modules 2>&-; true',
      );
      const expected = /^[\w-]+\.js$|^package\.json$|^code-cache$/;
      expect(listing.split('\n').filter((name) => !expected.test(name))).toEqual([]);
      // As the ordinary user that NEXUS is.
      expect(await compose('exec', 'nexus', 'sh', '-c', 'cat /nexus/server/code-cache/*/* | wc -c')).toMatch(
        /^\d{7,}$/,
      );
    });

    test('has the nexus command on its path', async () => {
      expect(await compose('exec', '-T', 'nexus', 'nexus', '--help')).toMatch(/^NEXUS on the command line/);
    });

    test('sees the engine, and keeps its accounts when the container is made anew', async () => {
      await claimNexus(await url(), await compose('logs', 'nexus'));
      await compose('up', '--detach', '--wait', '--no-build', '--force-recreate');
      const cookie = await signIn(await url());
      expect(await get(await url(), '/api/containers/containers', cookie)).toContain(`"${project}-nexus-1"`);
      expect(await get(await url(), '/api/hub/overview', cookie)).not.toContain('data-folder-not-mounted');
    });

    test('can ping, as the ordinary user that it is', async () => {
      const printed = await compose('exec', '-T', 'nexus', 'ping', '-c', '1', '127.0.0.1');
      expect(printed).toContain('1 received');
      const cookie = await signIn(await url());
      const body = {
        name: 'itself',
        kind: 'ping',
        settings: { host: '127.0.0.1', count: 1 },
        intervalMs: 1000,
      };
      const { id } = z
        .object({ id: z.string() })
        .parse(await post(await url(), '/api/pulse/monitors', cookie, body));
      const now = async () => get(await url(), `/api/pulse/monitors/${id}`, cookie);
      await expect.poll(now, { timeout: 20_000, interval: 200 }).toContain('"status":"up"');
    });

    test('stops by itself when asked to, before it is killed', async () => {
      await compose('stop', '--timeout', '5');
      expect(await compose('ps', '--all', '--format', '{{.ExitCode}}')).toBe('0');
    });
  });

  describe('without a volume', () => {
    const name = `${project}-without-volume`;

    afterAll(() => docker(['rm', '--force', '--volumes', name]));

    test('says in the app that its data will be lost', async () => {
      const options = [
        '--name',
        name,
        '--env',
        'NEXUS_ALLOW_HTTP=true',
        '--publish',
        '127.0.0.1:0:9095',
        '--health-interval',
        '1s',
      ];
      await docker(['run', '--detach', ...options, tag]);
      const health = () => docker(['inspect', '--format', '{{.State.Health.Status}}', name]);
      await expect.poll(health, { timeout: 20_000, interval: 200 }).toBe('healthy');
      const url = `http://${await docker(['port', name, '9095'])}`;
      const cookie = await claimNexus(url, await logOf(name));
      expect(await get(url, '/api/hub/overview', cookie)).toContain('data-folder-not-mounted');
    });
  });
});
