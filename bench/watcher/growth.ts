import { setTimeout as delay } from 'node:timers/promises';
import type { Measurement } from '../benchmark.ts';
import { median, round } from '../statistics.ts';
import { countedCheck, pauseMs } from './cycles.ts';
import { startOwnRegistry, type OwnRegistry } from './own-registry.ts';
import type { WatchedImages } from './watched-images.ts';
import { openWatcherLab } from './watcher-lab.ts';

export interface Place {
  readonly folder: string;
  readonly port: number;
}

/** Four times as many containers, at four registries, since each is asked at its own pace; then 21 more of one image. */
export async function measureGrowth(
  { folder, port }: Place,
  registry: OwnRegistry,
  images: WatchedImages,
  rounds: number,
): Promise<Measurement[]> {
  await using more = new AsyncDisposableStack();
  for (const n of [2, 3, 4]) {
    const next = more.use(await startOwnRegistry(folder, `127.0.0.${n}:${port}`));
    await images.addThirty(next.host);
  }
  await using lab = await openWatcherLab();
  await lab.sees(images.names.size);
  const checks = async (count: number) => {
    const found = [];
    for (let n = 0; n < count; n += 1) {
      await delay(pauseMs);
      found.push(await countedCheck(lab, registry));
    }
    return found;
  };
  await checks(3);
  const cycles = await checks(rounds);
  const alone = Math.max(...cycles.map(({ asked }) => asked.length));
  await images.addEqual(registry.host, 21);
  await lab.sees(images.names.size);
  await checks(2);
  const shared = Math.max(...(await checks(3)).map(({ asked }) => asked.length));
  return [
    {
      name: 'cycleMsOf120',
      value: round(median(cycles.map(({ ms }) => ms))),
      note: '120 containers at four registries',
    },
    {
      name: 'sharedRequests',
      value: shared - alone,
      atMost: 1,
      atLeast: 1,
      note: 'what 21 more containers of one image add to each check',
    },
  ];
}
