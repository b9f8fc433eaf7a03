import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { CreateContainer } from '#library/docker/container-config.ts';
import { sampleBodies } from '../sample-bodies.ts';
import { runCommand } from './run-command.ts';

function command(create: Partial<CreateContainer>, isShown = true) {
  return runCommand({ name: 'web', create: { Image: 'nginx', ...create } }, { isShown: () => isShown });
}

/** The words that a shell makes of it, with `docker` doing nothing. */
function wordsIn(line: string): string[] {
  const script = `docker() { printf '%s\\0' "$@"; }; ${line}`;
  return execFileSync('sh', ['-c', script], { env: {} }).toString().split('\0').slice(0, -1);
}

test('what runs, with everything quoted that a shell would read otherwise', () => {
  const line = command({
    Env: ['A=$HOME `id`', "B=it's"],
    Labels: { 'a b': '"c"' },
    Cmd: ['sh', '-c', 'echo "$0"; rm -rf /\n'],
    Entrypoint: ['/init', '--flag'],
  });
  expect(wordsIn(line)).toEqual([
    'run',
    '--detach',
    '--name',
    'web',
    '--label',
    'a b="c"',
    '--env',
    'A=$HOME `id`',
    '--env',
    "B=it's",
    '--entrypoint',
    '/init',
    'nginx',
    '--flag',
    'sh',
    '-c',
    'echo "$0"; rm -rf /\n',
  ]);
});

test('a hidden value is taken from the shell that runs the command', () => {
  expect(command({ Env: ['KEY=hunter2'] }, false)).toBe('docker run --detach --name web --env KEY nginx');
});

test('limits, ports, mounts and checks in their own options', () => {
  const line = command({
    Hostname: 'box',
    Healthcheck: { Test: ['CMD-SHELL', 'curl -f x || exit 1'], Interval: 3e10, Retries: 3 },
    ExposedPorts: { '80/tcp': {}, '9/udp': {} },
    Volumes: { '/v': {} },
    HostConfig: {
      Memory: 512 * 1024 ** 2,
      MemorySwap: 1024 ** 3,
      NanoCpus: 15e8,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 },
      PortBindings: { '80/tcp': [{ HostPort: '8080' }, { HostIp: '::1', HostPort: '' }], '53/udp': [{}] },
      Binds: ['/a:/b:ro'],
      Mounts: [
        {
          Type: 'bind',
          Source: '/x,y',
          Target: '/z',
          ReadOnly: true,
          BindOptions: { Propagation: 'rslave' },
        },
      ],
      Tmpfs: { '/tmp': 'size=1m' },
      CapAdd: ['NET_ADMIN'],
      Init: true,
      ShmSize: 64 * 1024 ** 2,
      Ulimits: [{ Name: 'nofile', Soft: 10, Hard: 20 }],
    },
  });
  expect(line).toBe(
    'docker run --detach --name web --init --hostname box --restart on-failure:2 --memory 512m --cpus 1.5 --ulimit nofile=10:20' +
      " --cap-add NET_ADMIN --health-cmd 'curl -f x || exit 1' --health-interval 30000ms --health-retries 3 --volume /a:/b:ro --volume /v" +
      ` --mount 'type=bind,"source=/x,y",target=/z,readonly,bind-propagation=rslave' --tmpfs /tmp:size=1m` +
      " --publish 8080:80 --publish '[::1]::80' --publish 53/udp --expose 9/udp nginx",
  );
});

test('further networks are joined after it, as every engine can', () => {
  const EndpointsConfig = {
    front: { Aliases: ['www'], IPAMConfig: { IPv4Address: '10.0.0.9' } },
    back: { Aliases: ['api'] },
  };
  expect(command({ HostConfig: { NetworkMode: 'front' }, NetworkingConfig: { EndpointsConfig } })).toBe(
    'docker run --detach --name web --network front --network-alias www --ip 10.0.0.9 nginx && docker network connect --alias api back web',
  );
});

test('any body makes a line that a shell can read, ending in the image and its arguments', () => {
  for (const body of sampleBodies().filter((_, index) => index % 40 === 0)) {
    const words = wordsIn(runCommand(body, { isShown: () => true }).split(' && docker network')[0] ?? '');
    const program = [...(body.create.Entrypoint ?? []).slice(1), ...(body.create.Cmd ?? [])];
    expect(words.slice(words.lastIndexOf('nginx:1.27'))).toEqual(['nginx:1.27', ...program]);
  }
});
