import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NewNetwork } from '#contracts/containers/networks.ts';
import { removeNetwork } from '#library/docker/networks.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { requireEngine } from './engines.ts';

const params = { host: 'local' };

describe.skipIf(!requireEngine('docker'))('networks on a real engine', () => {
  let lab: ContainersUnderTest;
  const names = new Set<string>();

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    const made = [...names];
    await lab[Symbol.asyncDispose]();
    expect(made.length).toBeGreaterThan(0);
  });

  async function create(changes: Partial<NewNetwork> = {}) {
    const name = `nxnet-${randomBytes(4).toString('hex')}`;
    names.add(name);
    const body = NewNetwork.parse({ name, labels: { 'nexus.test': 'nxnet' }, ...changes });
    const operation = await lab.handlers.createNetwork({ params, body }, testCall());
    expect(operation).toMatchObject({ state: 'succeeded', error: null });
    return await find(name);
  }

  async function find(name: string) {
    const { networks } = await lab.handlers.networks({ query: {} }, testCall());
    const found = networks.find((network) => network.name === name);
    if (!found) throw new Error(`${name} is not listed.`);
    return found;
  }

  const subnet = () => {
    const [a = 0, b = 0] = randomBytes(2);
    return `10.${200 + (a % 50)}.${b}`;
  };

  async function remove(...ids: string[]) {
    const body = { networks: ids };
    return await lab.handlers.removeNetworks({ params, query: { wait: true }, body }, testCall());
  }

  test('a network is made as asked, and another may not overlap it', async () => {
    const base = subnet();
    const network = await create({
      internal: true,
      attachable: true,
      subnets: [{ subnet: `${base}.0/24`, gateway: `${base}.1`, range: `${base}.128/25` }],
    });
    expect(network).toMatchObject({
      driver: 'bridge',
      internal: true,
      attachable: true,
      ipv6: false,
      stack: null,
      protection: null,
      labels: { 'nexus.test': 'nxnet' },
      subnets: [{ subnet: `${base}.0/24`, gateway: `${base}.1`, range: `${base}.128/25` }],
    });
    const clash = NewNetwork.parse({ name: 'nxnet-clash', subnets: [{ subnet: `${base}.64/26` }] });
    await expect(lab.handlers.createNetwork({ params, body: clash }, testCall())).rejects.toMatchObject({
      status: 400,
      issues: [{ path: 'subnets.0.subnet', message: expect.stringContaining(network.name) }],
    });
    const twice = NewNetwork.parse({ name: network.name });
    await expect(lab.handlers.createNetwork({ params, body: twice }, testCall())).rejects.toMatchObject({
      issues: [{ path: 'name' }],
    });
    expect(await remove(network.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a container joins with names and an address, and leaves again', async () => {
    const base = subnet();
    const network = await create({ subnets: [{ subnet: `${base}.0/24` }] });
    const { id, name } = await lab.make({ command: ['sleep', '1000'] });
    const stopped = await lab.make({ command: ['true'], isStarted: false });
    const at = { ...params, network: network.id };
    const connect = async (body: object) =>
      await lab.handlers.connectContainer(
        { params: at, body: { container: id, aliases: [], ...body } },
        testCall(),
      );
    await expect(connect({ ipv4: '192.0.2.1' })).rejects.toMatchObject({ issues: [{ path: 'ipv4' }] });
    await expect(connect({ ipv4: `${base}.1` })).rejects.toMatchObject({
      issues: [{ path: 'ipv4', message: expect.stringContaining('gateway') }],
    });
    expect(await connect({ aliases: ['db', 'database'], ipv4: `${base}.77` })).toMatchObject({
      state: 'succeeded',
      command: `docker network connect --alias db --alias database --ip ${base}.77 ${network.name} ${name}`,
    });
    await connect({ container: stopped.id, aliases: [] });
    const details = await lab.handlers.networkDetails({ params: at }, testCall());
    expect(details.members.find((member) => member.id === id)).toMatchObject({
      name,
      running: true,
      ipv4: `${base}.77`,
      aliases: ['db', 'database'],
    });
    expect(details.members.find((member) => member.id === stopped.id)).toMatchObject({
      running: false,
      ipv4: '',
    });
    expect((await lab.row(id))?.networks).toContain(network.name);
    const other = await lab.make({ command: ['sleep', '1000'] });
    await expect(connect({ container: other.id, ipv4: `${base}.77` })).rejects.toMatchObject({
      issues: [{ path: 'ipv4', message: `${base}.77 belongs to ${name}.` }],
    });
    const used = await remove(network.id);
    expect(used).toMatchObject({ state: 'failed', error: { message: expect.stringContaining(name) } });
    for (const container of [id, stopped.id]) {
      const left = await lab.handlers.disconnectContainer({ params: at, body: { container } }, testCall());
      expect(left).toMatchObject({ state: 'succeeded' });
    }
    expect((await find(network.name)).members).toEqual([]);
    expect(await remove(network.id)).toMatchObject({ state: 'succeeded' });
  });

  test('leaving the last network is announced as what it is', async () => {
    const network = await create();
    const config = { HostConfig: { NetworkMode: network.name } };
    const { id, name } = await lab.make({ command: ['sleep', '1000'], config });
    const neighbour = await lab.make({ command: ['sleep', '1000'], config });
    const at = { ...params, network: network.id, container: id };
    const preview = await lab.handlers.previewDisconnection({ params: at }, testCall());
    expect(preview.breaks[0]).toContain(`${name} has no network left`);
    expect(preview.breaks.join(' ')).toContain(neighbour.name);
    expect(preview.command).toBe(`docker network disconnect ${network.name} ${name}`);
    for (const one of [id, neighbour.id])
      await lab.act(one, { action: 'remove', force: true, removeAnonymousVolumes: false });
    expect(await remove(network.id)).toMatchObject({ state: 'succeeded' });
  });

  test('what the engine itself made stays, and cleaning takes exactly the unused', async () => {
    const network = await create();
    const preview = await lab.handlers.previewNetworkRemoval(
      { params, body: { which: 'unused' } },
      testCall(),
    );
    expect(preview.removes.map(({ id }) => id)).toContain(network.id);
    const kept = new Map(preview.keeps.map(({ name, reason }) => [name, reason]));
    for (const name of ['bridge', 'host', 'none']) expect(kept.get(name)).toMatch(/^The engine makes it/);
    const bridge = await find('bridge');
    expect(await remove(bridge.id)).toMatchObject({ state: 'failed' });
    expect(await remove(network.id)).toMatchObject({
      state: 'succeeded',
      command: `docker network rm ${network.name}`,
    });
  });

  test('only admins change networks', async () => {
    const body = NewNetwork.parse({ name: 'nxnet-no' });
    const asViewer = testCall({ caller: viewer });
    await expect(lab.handlers.createNetwork({ params, body }, asViewer)).rejects.toMatchObject({
      status: 403,
    });
    await removeNetwork(lab.engine, 'nxnet-no').catch(() => undefined);
  });
});
