import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { WantedContainer } from '#contracts/containers/edit.ts';
import type { EditPlan } from '#contracts/containers/edit-plan.ts';
import { containers } from '#contracts/containers.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { openRecreateLab, runs, type RecreateLab } from './recreate-lab.ts';

const mib = 1024 * 1024;
const { endpoints } = containers;

describe.skipIf(!requireEngine('docker'))('editing containers on a real engine', () => {
  let lab: RecreateLab;
  const call = testCall();

  beforeAll(async () => {
    lab = await openRecreateLab();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  const at = (id: string) => ({ host: 'local', id });

  async function read(id: string, context = call) {
    const answer = await lab.tool.handlers.editableContainer(
      { params: at(id), query: { reveal: false } },
      context,
    );
    return endpoints.editableContainer.result.parse(answer);
  }

  async function plan(id: string, wanted: WantedContainer): Promise<EditPlan> {
    const answer = await lab.tool.handlers.planEdit({ params: at(id), body: { wanted } }, call);
    return endpoints.planEdit.result.parse(answer);
  }

  async function apply(
    id: string,
    version: string,
    wanted: WantedContainer,
    caller?: Caller,
  ): Promise<Operation> {
    const input = { params: at(id), query: { wait: true }, body: { version, wanted } };
    const answer = await lab.tool.handlers.applyEdit(input, caller ? testCall({ caller }) : call);
    return endpoints.applyEdit.result.parse(answer);
  }

  /** Reads, changes and applies by form; resolves when it has ended. */
  async function edit(
    id: string,
    change: (spec: ContainerSpec) => Partial<ContainerSpec>,
  ): Promise<Operation> {
    const { version, spec } = await read(id);
    return await apply(id, version, { kind: 'spec', spec: { ...spec, ...change(spec) } });
  }

  test('limits, the restart policy, a network and the name change without a restart', async () => {
    const front = await lab.network('10.231.21.0/24');
    const { id, name } = await lab.make({
      HostConfig: { Memory: 64 * mib, RestartPolicy: { Name: 'always' } },
    });
    const before = await lab.now(name);
    const { version, spec } = await read(id);
    const wanted: WantedContainer = {
      kind: 'spec',
      spec: {
        ...spec,
        name: `${name}-b`,
        limits: { ...spec.limits, memoryBytes: 96 * mib, cpus: 0.5, pids: 50 },
        restart: { ...spec.restart, policy: 'on-failure', maximumRetries: 2 },
        network: {
          ...spec.network,
          attachments: [
            ...spec.network.attachments,
            { name: front, aliases: ['api'], ipv4: '10.231.21.9', ipv6: '' },
          ],
        },
      },
    };
    const planned = await plan(id, wanted);
    expect(planned).toMatchObject({ verdict: 'live', issues: [], downtimeSeconds: null, dependents: [] });
    expect(planned.command).toBe(
      `docker update --memory 96m --memory-swap 192m --cpus 0.5 --pids-limit 50 --restart on-failure:2 ${name} && ` +
        `docker network connect --alias api --ip 10.231.21.9 ${front} ${name} && docker rename ${name} ${name}-b`,
    );
    expect(await apply(id, version, wanted)).toMatchObject({ state: 'succeeded', error: null, kind: 'edit' });
    const after = await lab.now(`${name}-b`);
    expect(after.Id).toBe(id);
    expect(after.State.StartedAt).toBe(before.State.StartedAt);
    expect(after.HostConfig).toMatchObject({
      Memory: 96 * mib,
      NanoCpus: 5e8,
      PidsLimit: 50,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 },
    });
    expect(after.NetworkSettings.Networks?.[front]).toMatchObject({ IPAddress: '10.231.21.9' });
    expect((await read(id)).spec).toEqual({ ...wanted.spec });
  });

  test('a live edit that the engine refuses half-way leaves nothing of it', async () => {
    const front = await lab.network('10.231.22.0/24');
    await lab.make({
      HostConfig: { NetworkMode: front },
      NetworkingConfig: { EndpointsConfig: { [front]: { IPAMConfig: { IPv4Address: '10.231.22.9' } } } },
    });
    const { id, name } = await lab.make({ HostConfig: { Memory: 64 * mib, MemorySwap: 128 * mib } });
    const operation = await edit(id, ({ limits, network }) => ({
      limits: { ...limits, memoryBytes: 96 * mib },
      network: {
        ...network,
        attachments: [...network.attachments, { name: front, aliases: [], ipv4: '10.231.22.9', ipv6: '' }],
      },
    }));
    expect(operation).toMatchObject({
      state: 'failed',
      error: {
        message: `${name} was not changed. The fixed address is taken on that network. Choose another.`,
      },
    });
    const { HostConfig, NetworkSettings } = await lab.now(name);
    expect([HostConfig.Memory, Object.keys(NetworkSettings.Networks ?? {})]).toEqual([64 * mib, ['bridge']]);
  });

  test('what needs a new container keeps its data, addresses, hidden values and everything unknown', async () => {
    const front = await lab.network('10.231.23.0/24');
    const { id, name } = await lab.make({
      Env: ['SECRET=hunter2', 'TZ=UTC'],
      Volumes: { '/data': {} },
      HostConfig: { NetworkMode: front, Sysctls: { 'net.core.somaxconn': '256' }, CapAdd: ['NET_ADMIN'] },
      NetworkingConfig: {
        EndpointsConfig: { [front]: { IPAMConfig: { IPv4Address: '10.231.23.7' }, Aliases: ['svc'] } },
      },
    });
    await lab.sh(name, 'echo kept > /data/file');
    const { version, spec, json } = await read(id);
    expect(spec.environment).toEqual([
      { name: 'SECRET', value: null },
      { name: 'TZ', value: null },
    ]);
    expect(json).not.toContain('hunter2');
    const wanted: WantedContainer = {
      kind: 'spec',
      spec: {
        ...spec,
        environment: [...spec.environment.slice(0, 1), { name: 'TZ', value: 'Europe/Madrid' }],
      },
    };
    const planned = await plan(id, wanted);
    expect(planned).toMatchObject({
      verdict: 'recreate',
      changes: [{ path: 'Env.TZ', before: '••••••', after: '••••••', live: false }],
      downtimeSeconds: expect.any(Number),
    });
    expect(planned.command).toContain('--env SECRET --env TZ=Europe/Madrid');
    const operation = await apply(id, version, wanted);
    expect(operation).toMatchObject({ state: 'succeeded', error: null });
    expect(JSON.stringify(operation)).not.toMatch(/hunter2|Madrid/);
    const now = await lab.now(name);
    expect(now.Id).not.toBe(id);
    expect(now.Config.Env).toEqual(expect.arrayContaining(['SECRET=hunter2', 'TZ=Europe/Madrid']));
    expect(now.HostConfig).toMatchObject({ Sysctls: { 'net.core.somaxconn': '256' }, CapAdd: ['NET_ADMIN'] });
    expect(now.NetworkSettings.Networks?.[front]).toMatchObject({ IPAddress: '10.231.23.7' });
    expect(await lab.sh(name, 'cat /data/file')).toBe('kept');
  });

  test('a body edited as JSON takes what no form knows, and a masked value keeps', async () => {
    const { id, name } = await lab.make({ Env: ['SECRET=hunter2'] });
    const { version, json } = await read(id);
    const body = JSON.parse(json);
    body.HostConfig.Ulimits = [{ Name: 'nofile', Soft: 100, Hard: 200 }];
    const wanted: WantedContainer = { kind: 'json', name, json: JSON.stringify(body) };
    expect((await plan(id, wanted)).changes).toMatchObject([{ path: 'HostConfig.Ulimits', live: false }]);
    expect((await plan(id, { kind: 'json', name, json: '{' })).issues).toMatchObject([
      { path: 'json', code: 'not-json' },
    ]);
    expect(await apply(id, version, wanted)).toMatchObject({ state: 'succeeded', error: null });
    const now = await lab.now(name);
    expect(now.HostConfig['Ulimits']).toEqual([{ Name: 'nofile', Soft: 100, Hard: 200 }]);
    expect(now.Config.Env).toContain('SECRET=hunter2');
  });

  test('an edit of a container that has changed meanwhile is refused, and so is one that would not work', async () => {
    const { id, name } = await lab.make({
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '' }] } },
    });
    const { version, spec } = await read(id);
    await docker(['update', '--restart', 'always', name]);
    const wanted: WantedContainer = { kind: 'spec', spec: { ...spec, user: 'nobody' } };
    await expect(apply(id, version, wanted)).rejects.toMatchObject({ code: 'conflict', status: 409 });
    const held = (await lab.now(name)).NetworkSettings.Ports?.['80/tcp']?.[0]?.HostPort ?? '';
    const other = await lab.make({});
    const begun = await read(other.id);
    const ports = [{ hostIp: '', hostPort: held, containerPort: 80, protocol: 'tcp' as const }];
    await expect(
      apply(other.id, begun.version, { kind: 'spec', spec: { ...begun.spec, ports, name } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { path: 'name', code: 'name-taken' },
        {
          path: 'ports.0.hostPort',
          message: `Port ${held} is already used by ${name}. Free it or choose another port.`,
        },
      ],
    });
    expect((await lab.now(other.name)).Id).toBe(other.id);
  });

  test('a container is renamed, and not to a name that is taken', async () => {
    const { id, name } = await lab.make({ Cmd: runs });
    const other = await lab.make({});
    const rename = async (to: string) =>
      await lab.tool.handlers.renameContainer(
        { params: at(id), query: { wait: true }, body: { name: to } },
        call,
      );
    await expect(rename(other.name)).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'name' }] });
    expect(await rename(`${name}-z`)).toMatchObject({
      state: 'succeeded',
      command: `docker rename ${name} ${name}-z`,
    });
    expect((await lab.now(`${name}-z`)).Id).toBe(id);
  });

  test('values are shown to who may see them, and that is written down', async () => {
    const { id, name } = await lab.make({ Env: ['SECRET=hunter2'] });
    const query = { reveal: true };
    const shown = await lab.tool.handlers.editableContainer({ params: at(id), query }, call);
    expect(shown.spec.environment).toEqual([{ name: 'SECRET', value: 'hunter2' }]);
    const told = (await lab.tool.kernel.published()).map(({ payload }) => payload);
    expect(told).toContainEqual(
      expect.objectContaining({ action: 'reveal environment of container', target: name }),
    );
    await expect(read(id, testCall({ caller: viewer }))).rejects.toMatchObject({ status: 403 });
    const scoped: Caller = {
      kind: 'user',
      userId: 'u3',
      name: 'gus',
      sessionId: 's3',
      role: 'guest',
      grants: [{ role: 'admin', scope: { label: 'mine' } }],
    };
    await expect(read(id, testCall({ caller: scoped }))).rejects.toMatchObject({ status: 404 });
  });
});
