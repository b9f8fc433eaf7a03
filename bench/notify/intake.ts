import { setTimeout as delay } from 'node:timers/promises';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { processorSeconds, residentMiB } from '../process-usage.ts';
import { median, round } from '../statistics.ts';
import { bareAlertsPerSecond } from './bare-intake.ts';
import { batch, sendBatches, senders } from './batches.ts';
import { openNotifyLab, untilArrived, type NotifyLab } from './notify-lab.ts';
import { peerAlertsPerSecond } from './peer-alertmanager.ts';

/** Alerts accepted a second, each answer given after the commit, and what all of it costs until they are delivered. */
export async function measureIntake({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const runs = quick ? 1 : 3;
  const count = 10_000;
  const speeds: number[] = [];
  const costs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    say(`${count} alerts in batches of ${batch}, run ${run + 1} of ${runs} …`);
    await using lab = await openNotifyLab({ groupBy: ['group'], groupWaitMs: 3_000 });
    await delay(2_000);
    const before = await processorSeconds(lab.nexus.pid);
    speeds.push(await postAll(lab, count, (n) => ({ alertname: 'Bench', group: String(n % 100) })));
    await untilArrived(lab.sink, count, 60_000);
    costs.push(((await processorSeconds(lab.nexus.pid)) - before) / (count / 1000));
  }
  say(`${count} alerts into a bare server, and into Alertmanager …`);
  const bare = await bareAlertsPerSecond(count);
  const peer = await peerAlertsPerSecond(count);
  const ofPeer =
    peer === undefined
      ? ''
      : `; Alertmanager of this machine, which keeps them in memory only, takes ${round(peer, 0)}`;
  return [
    {
      name: 'acceptedPerSecond',
      value: round(median(speeds), 0),
      atLeast: 10_000,
      floor: { value: round(bare, 0), of: 'a bare node:http and SQLite that commits one row for each' },
      note: `${count} alerts in 100 groups, batches of ${batch} from ${senders} senders, each answered after the commit; median of ${runs}${ofPeer}`,
    },
    {
      name: 'cpuSecondsPer1000',
      value: round(median(costs), 3),
      note: 'user and system, from accepting to the last delivery',
    },
  ];
}

/** Resident memory once 10,000 groups of one alert were told. */
export async function measureGroups({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const sizes = quick ? [10_000] : [1_000, 10_000];
  const memory: number[] = [];
  for (const count of sizes) {
    say(`${count} groups of one alert …`);
    await using lab = await openNotifyLab({ groupBy: ['...'], groupWaitMs: 1_000 });
    await postAll(lab, count, (n) => ({ alertname: 'Bench', host: `host-${n % 50}` }));
    await untilArrived(lab.sink, count, 180_000);
    await delay(5_000);
    memory.push(await residentMiB(lab.nexus.pid));
  }
  const last = memory.at(-1) ?? 0;
  const growth =
    memory.length > 1
      ? `; each further group adds ${round(((last - memory[0]!) * 1024) / 9_000, 2)} KiB`
      : '';
  return [
    {
      name: 'rssMiB',
      value: round(last),
      atMost: 150,
      note: `of all of NEXUS 5 s after 10000 groups of one alert were told${growth}`,
    },
  ];
}

function postAll(
  lab: NotifyLab,
  count: number,
  labelsOf: (n: number) => Record<string, string>,
): Promise<number> {
  return sendBatches(count, (numbers) => lab.post(numbers.map((n) => ({ ...labelsOf(n), id: String(n) }))));
}
