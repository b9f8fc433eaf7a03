import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectContainer, listContainers } from '#library/docker/containers.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { listImages } from '#library/docker/images.ts';
import { docker } from './docker-command.ts';
import { dockerAddress, requireEngine } from './engines.ts';
import { removeAll, runs } from './recreate-lab.ts';
import { openMortalNexus, type MortalNexus } from './recreate/mortal-nexus.ts';

const timeout = 900_000;
const engine = connectEngine(dockerAddress);
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

/** Everything that the person who runs it would look at. */
async function expectWell(name: string, subnet: string, volume: string, at: string): Promise<void> {
  const [main, side, listed, images, file, addresses] = await Promise.all([
    inspectContainer(engine, name),
    inspectContainer(engine, `${name}-side`),
    listContainers(engine, { all: true, filters: { name: [name] } }),
    listImages(engine, { filters: { reference: [`nexus-rollback/${name}`] } }),
    docker(['exec', name, 'cat', '/data/file']),
    docker(['exec', `${name}-side`, 'ip', 'addr']),
  ]);
  expect(file, at).toBe('precious');
  expect(main.Mounts, at).toMatchObject([{ Name: volume, Destination: '/data' }]);
  expect(main.NetworkSettings.Networks, at).toMatchObject({
    [`${name}-front`]: { IPAddress: `${subnet}.1.50` },
    [`${name}-back`]: { IPAddress: `${subnet}.2.60` },
  });
  const aliases = main.NetworkSettings.Networks?.[`${name}-front`]?.Aliases ?? [];
  // Up to API 1.44 the engine adds its own short id.
  expect(
    aliases.filter((alias) => alias !== main.Id.slice(0, 12)),
    at,
  ).toEqual(['web']);
  for (const { State, HostConfig } of [main, side]) {
    expect(State.Running, at).toBe(true);
    expect(HostConfig.RestartPolicy?.Name, at).toBe('unless-stopped');
  }
  expect(side.HostConfig.NetworkMode, at).toBe(`container:${main.Id}`);
  expect(addresses, at).toContain(`${subnet}.1.50`);
  const names = listed.flatMap(({ Names }) => Names).toSorted();
  expect(names, at).toEqual([`/${name}`, `/${name}-side`]);
  expect(images.flatMap(({ RepoTags }) => RepoTags ?? []).length, at).toBeLessThanOrEqual(3);
}

/** Recreates with the other image, so that every part of the work is there to be interrupted. */
async function recreateOnce(nexus: MortalNexus, name: string): Promise<void> {
  const main = await inspectContainer(engine, name);
  const next = main.Config.Image === imageOf('a') ? 'b' : 'a';
  await nexus.recreate(main.Id, imageOf(next));
}

describe.skipIf(!requireEngine('docker'))('NEXUS is killed while it recreates a container', () => {
  beforeAll(makeImages);
  afterAll(() => removeAll(prefix));

  test.concurrent('at any point: the service runs, and nothing is left behind', { timeout }, async () => {
    await using lab = await openService('once', '10.232');
    const requests = await lab.requests();
    let killed = 0;
    const check = async (at: number, when: 'before' | 'after') => {
      killed += 1;
      await lab.nexus.start();
      await lab.nexus.settled();
      await lab.expectWell(`killed ${when} request ${at}, ${requests[at - 1]}`);
    };
    for (let at = 1; !(await lab.survives(at, 'after')); at += 1) await check(at, 'after');
    // From API 1.44 there is no request of its own for the second network.
    expect(killed).toBeGreaterThanOrEqual(15);
    for (const at of pointsBefore(requests)) {
      expect(await lab.survives(at, 'before')).toBe(false);
      await check(at, 'before');
    }
    const repairs = (await lab.nexus.operations()).filter(({ kind }) => kind === 'repair');
    expect(repairs.map(({ state }) => state)).toEqual(Array.from({ length: killed }, () => 'succeeded'));
    const outcomes = (await lab.nexus.recreations()).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['succeeded', 'back']));
  });

  // While both are stopped, which leads back; and when the new one runs already, which leads on.
  test.concurrent('and killed again at any point of the repair', { timeout }, async () => {
    await using lab = await openService('again', '10.234');
    const requests = await lab.requests();
    for (const last of ['/stop', '/start']) {
      const first = requests.findLastIndex((request) => request.endsWith(last)) + 1;
      for (let at = 1, survived = false; !survived; at += 1) {
        expect(await lab.survives(first, 'after')).toBe(false);
        lab.nexus.killAt(at, 'after');
        await lab.nexus.start().catch(() => undefined);
        survived = await lab.nexus.survives(lab.nexus.settled());
        lab.nexus.proxy.arm(undefined);
        if (!survived) await lab.nexus.start();
        await lab.nexus.settled();
        await lab.expectWell(`killed after ${last}, and again at ${at}`);
      }
    }
  });
});

/** Before a request differs from after the one that came before it only where something was written down in between. */
function pointsBefore(requests: readonly string[]): number[] {
  const creates = requests.flatMap((request, index) => (request.includes('/create') ? [index + 1] : []));
  const switching = requests.findIndex((request) => request.endsWith('/update')) + 1;
  const finishing = requests.findIndex((request) => request.startsWith('DELETE')) + 1;
  return [1, ...creates, switching, finishing];
}

async function openService(kind: string, subnet: string) {
  const name = `${prefix}-${kind}`;
  const volume = await makeService(name, subnet);
  const nexus = await openMortalNexus();
  await nexus.start();
  return {
    nexus,
    expectWell: (at: string) => expectWell(name, subnet, volume, at),
    /** What a recreation asks of the engine that changes something, in order. */
    async requests(): Promise<string[]> {
      nexus.proxy.arm(undefined);
      await recreateOnce(nexus, name);
      return [...nexus.proxy.changes];
    },
    recreate: () => recreateOnce(nexus, name),
    /** Whether a recreation is done before the request of this number, at which NEXUS is killed. */
    async survives(at: number, when: 'before' | 'after'): Promise<boolean> {
      nexus.killAt(at, when);
      const survived = await nexus.survives(recreateOnce(nexus, name));
      nexus.proxy.arm(undefined);
      return survived;
    },
    [Symbol.asyncDispose]: () => nexus[Symbol.asyncDispose](),
  };
}

describe.skipIf(!requireEngine('docker'))('the engine goes away while NEXUS recreates a container', () => {
  beforeAll(makeImages);
  afterAll(() => removeAll(prefix));

  test('in the middle of the switch: when it is back, the service is brought back', async () => {
    await using lab = await openService('away', '10.237');
    const at = (await lab.requests()).findIndex((request) => request.endsWith('/stop')) + 2;
    lab.nexus.proxy.arm({ at, when: 'after', strike: () => lab.nexus.proxy.leave(4_000) });
    await lab.recreate();
    await lab.nexus.settled();
    await lab.expectWell('after the engine was away');
    expect((await lab.nexus.recreations())[0]).toMatchObject({ outcome: 'back' });
    const kinds = (await lab.nexus.operations()).map(({ kind, state }) => `${kind} ${state}`);
    expect(kinds.slice(0, 2)).toEqual(['repair succeeded', 'update failed']);
  });
});
