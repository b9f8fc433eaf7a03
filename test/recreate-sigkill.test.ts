import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { removeAll, runs } from './recreate-lab.ts';
import { openMortalNexus, type MortalNexus } from './recreate/mortal-nexus.ts';

const prefix = `nxkill-${randomBytes(4).toString('hex')}`;

/** A service as people run them: two networks with fixed addresses, data without a name, somebody in its network. */
async function makeService(name: string, subnet: string): Promise<string> {
  const [front, back, label] = [`${name}-front`, `${name}-back`, 'nexus.test=nxkill'];
  await docker(['network', 'create', '--label', label, '--subnet', `${subnet}.1.0/24`, front]);
  await docker(['network', 'create', '--label', label, '--subnet', `${subnet}.2.0/24`, back]);
  const common = ['run', '--detach', '--label', label, '--stop-timeout', '1', '--restart', 'unless-stopped'];
  const place = ['--network', front, '--ip', `${subnet}.1.50`, '--network-alias', 'web', '--volume', '/data'];
  await docker([...common, '--name', name, ...place, imageOf('a')]);
  await docker(['network', 'connect', '--ip', `${subnet}.2.60`, back, name]);
  await docker([...common, '--name', `${name}-side`, '--network', `container:${name}`, 'busybox', ...runs]);
  await docker(['exec', name, 'sh', '-c', 'echo precious > /data/file']);
  return await docker(['inspect', '--format', '{{(index .Mounts 0).Name}}', name]);
}

function imageOf(letter: 'a' | 'b'): string {
  return `${prefix}-image-${letter}:1`;
}

async function makeImages(): Promise<void> {
  const source = await docker(['create', 'busybox']);
  for (const letter of ['a', 'b'] as const) {
    const changes = [`ENV LETTER=${letter}`, `CMD ${JSON.stringify(runs)}`];
    await docker(['commit', ...changes.flatMap((change) => ['--change', change]), source, imageOf(letter)]);
  }
  await docker(['rm', source]);
}

async function inspect(name: string) {
  return JSON.parse(await docker(['inspect', name]))[0];
}

/** Everything that the person who runs it would look at. */
async function expectWell(name: string, subnet: string, volume: string, at: string): Promise<void> {
  const main = await inspect(name);
  const side = await inspect(`${name}-side`);
  expect(main.State.Running, at).toBe(true);
  expect(side.State.Running, at).toBe(true);
  expect(await docker(['exec', name, 'cat', '/data/file']), at).toBe('precious');
  expect(
    main.Mounts.map((mount: { Name: string }) => mount.Name),
    at,
  ).toEqual([volume]);
  const networks = main.NetworkSettings.Networks;
  expect(networks[`${name}-front`], at).toMatchObject({
    IPAddress: `${subnet}.1.50`,
    Aliases: ['web', main.Id.slice(0, 12)],
  });
  expect(networks[`${name}-back`], at).toMatchObject({ IPAddress: `${subnet}.2.60` });
  for (const one of [main, side]) expect(one.HostConfig.RestartPolicy.Name, at).toBe('unless-stopped');
  expect(side.HostConfig.NetworkMode, at).toBe(`container:${main.Id}`);
  expect(await docker(['exec', `${name}-side`, 'ip', 'addr']), at).toContain(`${subnet}.1.50`);
  const all = await docker(['ps', '--all', '--format', '{{.Names}}', '--filter', `name=${name}`]);
  expect(all.split('\n').toSorted(), at).toEqual([name, `${name}-side`]);
  const tags = await docker(['images', '--quiet', `nexus-rollback/${name}`]);
  expect(tags.split('\n').length, at).toBeLessThanOrEqual(3);
}

/** Recreates with the other image, so that every part of the work is there to be interrupted. */
async function recreateOnce(nexus: MortalNexus, name: string): Promise<void> {
  const main = await inspect(name);
  const next = main.Config.Image === imageOf('a') ? 'b' : 'a';
  await nexus.recreate(main.Id, imageOf(next));
}

describe.skipIf(!requireEngine('docker'))('NEXUS is killed while it recreates a container', () => {
  beforeAll(makeImages);
  afterAll(() => removeAll(prefix));

  test.concurrent.for(['before', 'after'] as const)(
    '%s any request: the service runs, with its data and addresses, and nothing is left behind',
    { timeout: 600_000 },
    async (when) => {
      const [name, subnet] = [`${prefix}-${when}`, when === 'before' ? '10.232' : '10.233'];
      const volume = await makeService(name, subnet);
      await using nexus = await openMortalNexus();
      await nexus.start();
      const interrupted: string[] = [];
      for (let at = 1; ; at += 1) {
        nexus.killAt(at, when);
        if (await nexus.survives(recreateOnce(nexus, name))) break;
        const last = nexus.proxy.changes.at(-1) ?? '';
        interrupted.push(last);
        nexus.proxy.arm(undefined);
        await nexus.start();
        await nexus.settled();
        await expectWell(name, subnet, volume, `killed ${when} request ${at}, ${last}`);
      }
      await expectWell(name, subnet, volume, 'not killed');
      expect(interrupted.length).toBeGreaterThanOrEqual(16);
      const repairs = (await nexus.operations()).filter(({ kind }) => kind === 'repair');
      expect(repairs.map(({ state }) => state)).toEqual(interrupted.map(() => 'succeeded'));
      const outcomes = (await nexus.recreations()).map(({ outcome }) => outcome);
      expect(new Set(outcomes)).toEqual(new Set(['succeeded', 'back']));
    },
  );

  // While both are stopped, which leads back; and when the new one runs already, which leads on.
  test.concurrent.for(['stop', 'start'] as const)(
    'after the %s, and killed again after every request of the repair',
    { timeout: 600_000 },
    async (last) => {
      const [name, subnet] = [`${prefix}-again-${last}`, last === 'stop' ? '10.234' : '10.236'];
      const volume = await makeService(name, subnet);
      await using nexus = await openMortalNexus();
      await nexus.start();
      for (let at = 1; ; at += 1) {
        await killWithin(nexus, name, new RegExp(`/${last}$`));
        nexus.killAt(at, 'after');
        await nexus.start().catch(() => undefined);
        const survived = await nexus.survives(nexus.settled());
        nexus.proxy.arm(undefined);
        if (!survived) await nexus.start();
        await nexus.settled();
        await expectWell(name, subnet, volume, `killed after ${last}, and again at ${at}`);
        if (survived) return;
      }
    },
  );
});

describe.skipIf(!requireEngine('docker'))('the engine goes away while NEXUS recreates a container', () => {
  beforeAll(makeImages);
  afterAll(() => removeAll(prefix));

  test('in the middle of the switch: when it is back, the service is brought back', async () => {
    const [name, subnet] = [`${prefix}-away`, '10.237'];
    const volume = await makeService(name, subnet);
    await using nexus = await openMortalNexus();
    await nexus.start();
    nexus.proxy.arm(undefined);
    await recreateOnce(nexus, name);
    const at = nexus.proxy.changes.findIndex((change) => change.endsWith('/stop')) + 2;
    nexus.proxy.arm({ at, when: 'after', strike: () => nexus.proxy.leave(4_000) });
    await recreateOnce(nexus, name);
    await nexus.settled();
    await expectWell(name, subnet, volume, 'after the engine was away');
    expect((await nexus.recreations())[0]).toMatchObject({ outcome: 'back' });
    const kinds = (await nexus.operations()).map(({ kind, state }) => `${kind} ${state}`);
    expect(kinds.slice(0, 2)).toEqual(['repair succeeded', 'update failed']);
  });
});

/** Recreates and kills at the last request of this kind. */
async function killWithin(nexus: MortalNexus, name: string, request: RegExp): Promise<void> {
  nexus.proxy.arm(undefined);
  await recreateOnce(nexus, name);
  const at = nexus.proxy.changes.findLastIndex((change) => request.test(change)) + 1;
  nexus.killAt(at, 'after');
  expect(await nexus.survives(recreateOnce(nexus, name))).toBe(false);
}
