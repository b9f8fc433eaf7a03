import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeContainer } from '#library/docker/containers.ts';
import { testCall } from '#kernel/test-call.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { openRecreateLab, type RecreateLab } from './recreate-lab.ts';
import { registryOf } from './test-registry.ts';

describe.skipIf(!requireEngine('docker'))('making containers on a real engine', () => {
  let lab: RecreateLab;
  const call = testCall();
  const params = { host: 'local' };

  beforeAll(async () => {
    lab = await openRecreateLab();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  test('a copy stands beside the original, without its ports, addresses, place in a stack and unnamed data', async () => {
    const front = await lab.network('10.231.24.0/24');
    const { id, name } = await lab.make({
      Env: ['SECRET=hunter2'],
      Labels: { 'com.docker.compose.project': 'shop', own: 'yes' },
      Volumes: { '/data': {} },
      HostConfig: { NetworkMode: front, PortBindings: { '80/tcp': [{ HostPort: '38431' }] } },
      NetworkingConfig: { EndpointsConfig: { [front]: { IPAMConfig: { IPv4Address: '10.231.24.7' } } } },
    });
    await lab.sh(name, 'echo original > /data/file');
    const begin = await lab.tool.handlers.newContainer({ params, query: { from: id } }, call);
    expect(begin.spec).toMatchObject({
      name: `${name}-copy`,
      environment: [{ name: 'SECRET', value: null }],
    });
    const body = { from: id, wanted: { kind: 'spec' as const, spec: begin.spec }, start: true };
    const operation = await lab.tool.handlers.createContainer({ params, query: { wait: true }, body }, call);
    expect(operation).toMatchObject({ state: 'succeeded', error: null, kind: 'create' });
    const copy = await lab.now(`${name}-copy`);
    expect(copy.State.Running).toBe(true);
    expect(copy.Config.Env).toContain('SECRET=hunter2');
    expect(copy.Config.Labels).toEqual({ own: 'yes', 'nexus.test': 'nxrec' });
    expect(copy.NetworkSettings.Networks?.[front]?.IPAddress).not.toBe('10.231.24.7');
    expect(copy.NetworkSettings.Ports?.['80/tcp']?.[0]?.HostPort).not.toBe('38431');
    expect(await lab.sh(copy.Id, 'ls /data')).toBe('');
    expect(await lab.sh(name, 'cat /data/file')).toBe('original');
  });

  test('a container is made from an image that is pulled first', async () => {
    await using registry = await registryOf();
    const image = `${registry.host}/team/app:1`;
    const begin = await lab.tool.handlers.newContainer({ params, query: { image } }, call);
    expect(begin).toMatchObject({ image: null, spec: { name: 'app', image } });
    const name = lab.name();
    const wanted = { kind: 'spec' as const, spec: { ...begin.spec, name } };
    const body = { from: null, wanted, start: false };
    expect(await lab.tool.handlers.planNewContainer({ params, body }, call)).toMatchObject({
      pulls: true,
      issues: [],
      command: `docker create --name ${name} ${image}`,
    });
    const operation = await lab.tool.handlers.createContainer({ params, query: { wait: true }, body }, call);
    expect(operation).toMatchObject({
      state: 'succeeded',
      steps: [{ title: `Pull ${image}` }, { state: 'done' }],
    });
    const made = await lab.now(name);
    expect(made.State.Status).toBe('created');
    await removeContainer(lab.tool.engine, made.Id);
    await docker(['rmi', image]);
  });

  test('a new container that cannot start leaves nothing', async () => {
    const name = lab.name();
    const begin = await lab.tool.handlers.newContainer({ params, query: { image: 'busybox' } }, call);
    const wanted = { kind: 'spec' as const, spec: { ...begin.spec, name, command: ['/no/such/program'] } };
    const body = { from: null, wanted, start: true };
    const operation = await lab.tool.handlers.createContainer({ params, query: { wait: true }, body }, call);
    expect(operation.state).toBe('failed');
    expect(operation.error?.message).toContain('/no/such/program');
    expect(await lab.exists(name)).toBe(false);
  });
});
