import { setTimeout as delay } from 'node:timers/promises';
import { claimNexus } from '#test/first-admin.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { askEngine } from '../raw-engine.ts';
import { median, round } from '../statistics.ts';

const label = `nexus.bench.downtime=${process.pid}`;
const name = `bench-${process.pid}-downtime`;

/**
 * How long a recreated container is down, from the engine's own events: from the end of the old one to the start of the new
 * one, against a bare stop and start of the same container in turns with it. It has a published port, a volume and a fixed
 * address, so both have the same to take down and put up.
 */
export async function measureRecreateDowntime({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const rounds = quick ? 5 : 15;
  say(`recreating a container ${rounds} times, in turns with a bare stop and start …`);
  await using folder = await temporaryFolder();
  await using nexus = await startNexus(folder.path);
  const cookie = await claimNexus(nexus.url, nexus.output());
  await using _ = await makeContainer();
  const [bare, recreated]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < rounds; turn += 1) {
    bare.push(await downtimeOf(stopAndStart));
    recreated.push(await downtimeOf(() => recreate(nexus, cookie)));
  }
  const [least, taken] = [median(bare), median(recreated)];
  return [
    {
      name: 'recreateDowntimeRatio',
      value: round(taken / least, 2),
      atMost: 1.3,
      note: `median of ${rounds}: ${round(taken)} ms recreated, ${round(least)} ms for a bare stop and start`,
    },
  ];
}

async function makeContainer(): Promise<AsyncDisposable> {
  const [labelName = '', labelValue = ''] = label.split('=');
  const Labels = { [labelName]: labelValue };
  const network = { Name: name, Labels, IPAM: { Config: [{ Subnet: '10.235.7.0/24' }] } };
  await askEngine('POST', '/networks/create', network);
  const config = {
    Image: 'busybox',
    Cmd: ['sh', '-c', 'trap exit TERM; while :; do sleep 0.05; done'],
    Labels,
    Volumes: { '/data': {} },
    ExposedPorts: { '80/tcp': {} },
    HostConfig: { NetworkMode: name, PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] } },
    NetworkingConfig: { EndpointsConfig: { [name]: { IPAMConfig: { IPv4Address: '10.235.7.9' } } } },
  };
  await askEngine('POST', `/containers/create?name=${name}`, config);
  await askEngine('POST', `/containers/${name}/start`);
  return {
    async [Symbol.asyncDispose]() {
      await askEngine('DELETE', `/containers/${name}?force=true&v=true`);
      await askEngine('DELETE', `/networks/${name}`);
    },
  };
}

async function stopAndStart(): Promise<void> {
  await askEngine('POST', `/containers/${name}/stop`);
  await askEngine('POST', `/containers/${name}/start`);
}

async function recreate({ url }: ServerProcess, cookie: string): Promise<void> {
  const { Id: id } = JSON.parse(await askEngine('GET', `/containers/${name}/json`));
  const path = `/api/containers/hosts/local/containers/${id}/recreate?wait=true`;
  // The list learns of a new container a moment after the engine has it.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ gateSeconds: 0 }),
    });
    const body: { state?: string; error?: { message: string } } = JSON.parse(await answer.text());
    if (body.state === 'succeeded') return;
    if (body.state !== undefined) throw new Error(`Recreating failed: ${body.error?.message}`);
    await delay(100);
  }
  throw new Error('NEXUS does not list the container.');
}

/** Milliseconds from the last end to the first start after it. */
async function downtimeOf(work: () => Promise<void>): Promise<number> {
  const since = Date.now();
  await work();
  const filters = encodeURIComponent(JSON.stringify({ label: [label], event: ['die', 'start'] }));
  // The engine may tell of a start a moment after it has answered.
  const window = `since=${seconds(since)}&until=${seconds(Date.now() + 200)}`;
  const lines = (await askEngine('GET', `/events?${window}&filters=${filters}`)).trim().split('\n');
  const events: { Action: string; timeNano: number }[] = lines.map((line) => JSON.parse(line));
  const die = events.find(({ Action }) => Action === 'die');
  const start = events.findLast(({ Action }) => Action === 'start');
  if (!die || !start) throw new Error(`The engine tells of no end or no start: ${lines.join(' ')}`);
  return (start.timeNano - die.timeNano) / 1e6;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
