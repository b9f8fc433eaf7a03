import { expect } from 'vitest';
import { inspectContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { docker } from '../docker-command.ts';
import type { WatcherLab } from './watcher-lab.ts';

/** A service as people run them: two networks with fixed addresses, data without a name, somebody in its network. */
export interface TangledContainer {
  readonly name: string;
  readonly repository: string;
  readonly image: string;
  /** All of it runs as it did, with an image that sets this variable. @returns its image. */
  expectWell(variable: string | RegExp, at?: string): Promise<string>;
}

const runs = ['sh', '-c', 'trap exit TERM; while :; do sleep 0.1; done'];

/** `subnet`: the first two numbers of addresses that nobody else has. Its image is `latest` and sets `VERSION=1`. */
export async function makeTangled(
  lab: WatcherLab,
  engine: Engine,
  subnet: string,
): Promise<TangledContainer> {
  const [name, repository] = [lab.name(), lab.repository()];
  const [front, back, side] = [`${name}-front`, `${name}-back`, `${name}-side`];
  const image = `${lab.registry.host}/${repository}:latest`;
  await docker(['network', 'create', '--subnet', `${subnet}.1.0/24`, front]);
  await docker(['network', 'create', '--subnet', `${subnet}.2.0/24`, back]);
  await lab.push.image(repository, 'latest', { env: ['VERSION=1'] });
  const place = ['--network', front, '--ip', `${subnet}.1.50`, '--network-alias', 'web', '--volume', '/data'];
  await lab.run(name, image, ['--restart', 'unless-stopped', ...place]);
  await docker(['network', 'connect', '--ip', `${subnet}.2.60`, back, name]);
  const sharing = ['--restart', 'unless-stopped', '--network', `container:${name}`];
  await docker(['run', '--detach', '--stop-timeout', '1', '--name', side, ...sharing, 'busybox', ...runs]);
  await docker(['exec', name, 'sh', '-c', 'echo precious > /data/file']);
  const volume = (await inspectContainer(engine, name)).Mounts[0]?.Name;

  return {
    name,
    repository,
    image,
    async expectWell(variable, at = '') {
      const [main, beside] = [await inspectContainer(engine, name), await inspectContainer(engine, side)];
      expect(main.Config.Env?.join('\n'), at).toMatch(variable);
      expect(await docker(['exec', name, 'cat', '/data/file']), at).toBe('precious');
      expect(main.Mounts, at).toMatchObject([{ Name: volume, Destination: '/data' }]);
      expect(main.NetworkSettings.Networks, at).toMatchObject({
        [front]: { IPAddress: `${subnet}.1.50` },
        [back]: { IPAddress: `${subnet}.2.60` },
      });
      for (const { State, HostConfig } of [main, beside]) {
        expect(State.Running, at).toBe(true);
        expect(HostConfig.RestartPolicy?.Name, at).toBe('unless-stopped');
      }
      expect(beside.HostConfig.NetworkMode, at).toBe(`container:${main.Id}`);
      expect(await docker(['exec', side, 'ip', 'addr']), at).toContain(`${subnet}.1.50`);
      const listed = await docker(['ps', '-a', '--format', '{{.Names}}', '--filter', `name=${name}`]);
      expect(listed.split('\n').toSorted(), at).toEqual([name, side]);
      return main.Image;
    },
  };
}
