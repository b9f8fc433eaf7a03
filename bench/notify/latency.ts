import { setTimeout as delay } from 'node:timers/promises';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { quantile, round } from '../statistics.ts';
import { openNotifyLab, untilArrived } from './notify-lab.ts';

const pauseSeconds = 2;

/** From a report to the receiver without grouping, and how long after the pause that a receiver asked for. */
export async function measureLatency({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const count = quick ? 20 : 200;
  const pauses = quick ? 1 : 5;
  say(`${count} alerts one after the other, then ${pauses} pauses of ${pauseSeconds} s …`);
  await using lab = await openNotifyLab({ groupBy: ['...'], groupWaitMs: 0 });
  await delay(2_000);
  const took: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = `one-${n}`;
    const started = performance.now();
    await lab.post([{ alertname: 'Bench', id }]);
    await untilArrived(lab.sink, n + 1, 10_000);
    took.push((lab.sink.arrivals.get(id) ?? Number.NaN) - started);
  }
  const lags: number[] = [];
  for (let n = 0; n < pauses; n += 1) {
    lab.sink.forget();
    lab.sink.refuseOnce(pauseSeconds);
    const id = `held-${n}`;
    await lab.post([{ alertname: 'Bench', id }]);
    await untilArrived(lab.sink, 1, 20_000);
    const [refused = Number.NaN] = lab.sink.requests;
    lags.push((lab.sink.arrivals.get(id) ?? Number.NaN) - refused - pauseSeconds * 1000);
  }
  return [
    {
      name: 'endToEndP95Ms',
      value: round(quantile(took, 0.95)),
      atMost: 1_000,
      note: `of ${count}, grouping off; median ${round(quantile(took, 0.5))}`,
    },
    {
      name: 'retryAfterLagMs',
      value: round(Math.max(...lags)),
      atMost: 1_000,
      note: `the longest of ${pauses} beyond the ${pauseSeconds} s asked for; none came early: ${lags.every((lag) => lag >= 0)}`,
    },
  ];
}
