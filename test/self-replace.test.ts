import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import type { SelfRecreation } from '#contracts/containers/self.ts';
import { docker, logOf } from './docker-command.ts';
import { registryHost, requireEngine } from './engines.ts';
import { claimNexus, signIn } from './first-admin.ts';
import { buildImage } from './image-under-test.ts';
import { freePort } from './journey/nexus-processes.ts';

const prefix = `nxself-${randomBytes(4).toString('hex')}`;
const repository = `${registryHost}/${prefix}/nexus`;
const [first, second, dying] = [`${repository}:1`, `${repository}:2`, `${repository}:3`] as const;
const canRun = requireEngine('docker') && requireEngine('registry') && requireEngine('ping');
const patience = { timeout: 90_000, interval: 300 };

describe.skipIf(!canRun)('the container of NEXUS itself', () => {
  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['scripts/bundle-server.mjs']);
    await buildImage(first);
    await derive(second, ['ENV NEXUS_TEST_GENERATION=2']);
    await derive(dying, ['CMD ["--eval", "console.log(`it is broken`); process.exit(3)"]']);
    for (const image of [first, second, dying]) await docker(['push', '--quiet', image]);
  });

  afterAll(async () => {
    const kept = await docker(['images', '--format', '{{.Repository}}:{{.Tag}}']);
    const own = kept.split('\n').filter((image) => image.includes(prefix));
    await docker(['rmi', '--force', ...own]);
  });

  let name: string;
  let url: string;
  let cookie: string;
  let count = 0;

  beforeEach(async () => {
    name = `${prefix}-${(count += 1)}`;
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const socket = '/var/run/docker.sock';
    const look = ['run', '--rm', '--volume', `${socket}:/socket`, 'busybox', 'stat', '-c', '%g', '/socket'];
    const group = await docker(look);
    const options = `--name ${name} --volume ${name}:/data --volume ${socket}:${socket} --group-add ${group}`;
    const more = `--env NEXUS_ALLOW_HTTP=true --publish 127.0.0.1:${port}:9095 --health-interval 1s`;
    const safe =
      '--cap-drop ALL --security-opt no-new-privileges --read-only --tmpfs /tmp --restart unless-stopped';
    await docker(['run', '--detach', ...`${options} ${more} ${safe}`.split(' '), first]);
    await healthy();
    cookie = await claimNexus(url, await logOf(name));
    await expect.poll(async () => (await last())?.containerId, patience).toBe(await inspect('{{.Id}}'));
  });

  afterEach(async () => {
    const ids = await docker(['ps', '--all', '--quiet', '--filter', 'label=nexus.helper=replace']);
    for (const id of ids.split('\n').filter((one) => one !== '')) await docker(['rm', '--force', id]);
    const others = await docker(['ps', '--all', '--quiet', '--filter', `name=${name}`]);
    for (const id of others.split('\n').filter((one) => one !== '')) await docker(['rm', '--force', id]);
    await docker(['volume', 'rm', name]);
  });

  async function derive(reference: string, changes: readonly string[]): Promise<void> {
    const source = await docker(['create', first]);
    await docker(['commit', ...changes.flatMap((change) => ['--change', change]), source, reference]);
    await docker(['rm', source]);
  }

  async function inspect(format: string): Promise<string> {
    return await docker(['inspect', '--format', format, name]);
  }

  async function healthy(): Promise<void> {
    const health = () => inspect('{{.State.Health.Status}}').catch(() => 'away');
    await expect.poll(health, patience).toBe('healthy');
  }

  /** Undefined while NEXUS is away. */
  async function last(): Promise<SelfRecreation | undefined> {
    try {
      const path = '/api/containers/hosts/local/self/recreation';
      const answer = await fetch(`${url}${path}`, { headers: { cookie } });
      if (!answer.ok) return undefined;
      return containers.endpoints.selfRecreation.result.parse(await answer.json());
    } catch {
      return undefined;
    }
  }

  async function replaceBy(image: string): Promise<string> {
    const answer = await fetch(`${url}/api/containers/hosts/local/self/recreate`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ image, gateSeconds: 2 }),
    });
    const told = await answer.text();
    expect(told).toContain('helperId');
    return containers.endpoints.recreateSelf.result.parse(JSON.parse(told)).helperId;
  }

  /** @param helper one that was killed: where a NEXUS runs, it lets the helper go on by itself; where none does, a person does. */
  async function settled(helper?: string): Promise<SelfRecreation | undefined> {
    const state = async () => {
      const told = (await last())?.state ?? 'away';
      if (told === 'away' && helper !== undefined && !(await isRunning()))
        await docker(['start', helper]).catch(() => 'it was taken away');
      return told;
    };
    await expect.poll(state, patience).toMatch(/^(succeeded|back|failed)$/);
    return await last();
  }

  /** False, too, while nothing is called so. */
  async function isRunning(): Promise<boolean> {
    return (await inspect('{{.State.Running}}').catch(() => '')) === 'true';
  }

  async function helpers(): Promise<string> {
    return await docker(['ps', '--all', '--quiet', '--filter', 'label=nexus.helper=replace']);
  }

  test('is replaced by a newer one on the same port and data, and says so', async () => {
    const before = await inspect('{{.Id}}');
    await replaceBy(second);
    const told = await settled();
    const after = await inspect('{{.Id}}');
    expect(told).toMatchObject({ state: 'succeeded', problem: null, containerId: after });
    expect(after).not.toBe(before);
    expect(await inspect('{{.Config.Image}} {{.State.Running}}')).toBe(`${second} true`);
    expect(await inspect('{{.HostConfig.RestartPolicy.Name}}')).toBe('unless-stopped');
    await signIn(url);
    expect(await helpers()).toBe('');
    expect(await docker(['ps', '--all', '--quiet', '--filter', `id=${before}`])).toBe('');
  });

  test('comes back when the newer one dies, and tells why', async () => {
    const before = await inspect('{{.Id}}');
    await replaceBy(dying);
    expect(await settled()).toMatchObject({
      state: 'back',
      problem: expect.stringMatching(/did not prove itself[\s\S]*it is broken/),
      containerId: before,
    });
    expect(await inspect('{{.Config.Image}} {{.HostConfig.RestartPolicy.Name}}')).toBe(
      `${first} unless-stopped`,
    );
    await signIn(url);
    expect(await helpers()).toBe('');
  });

  /** Names of containers that are called like this one, and more. */
  async function beside(): Promise<string> {
    return await docker(['ps', '--all', '--format', '{{.Names}}', '--filter', `name=${name}-nexus-`]);
  }

  test.each<[when: string, isThere: () => Promise<boolean>]>([
    ['at once', async () => true],
    ['once the new one was made', async () => (await beside()) !== ''],
    ['while the old one is stopped', async () => (await beside()).includes('-old')],
    ['while the new one proves itself', async () => (await inspect('{{.Config.Image}}')) === second],
  ])('is in place or back when the helper is killed %s', async (_, isThere) => {
    const helper = await replaceBy(second);
    await expect.poll(() => isThere().catch(() => false), { timeout: 60_000, interval: 20 }).toBe(true);
    await docker(['kill', '--signal', 'KILL', helper]).catch(() => 'it had ended');
    const { state } = (await settled(helper)) ?? {};
    expect(await inspect('{{.Config.Image}}')).toBe(state === 'succeeded' ? second : first);
    expect(await inspect('{{.State.Running}} {{.HostConfig.RestartPolicy.Name}}')).toBe(
      'true unless-stopped',
    );
    await healthy();
    await signIn(url);
    expect(await helpers()).toBe('');
    expect(await beside()).toBe('');
  });
});
