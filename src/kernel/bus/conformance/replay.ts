import { expect, test } from 'vitest';
import type { BusTables } from '../bus-tables.ts';
import {
  type BusEngine,
  createProcess,
  expectEffects,
  openSample,
  publish,
  recordEffects,
} from './sample.ts';

export function replayConformance(engine: BusEngine): void {
  test('replays from a sequence', async () => {
    await using sample = await openSample(engine.open, 'replays');
    await using process = createProcess(engine, sample);
    const seen: number[] = [];
    recordEffects(process.pulse, 'watch', async ({ sequence }) => void seen.push(sequence));
    await process.start();
    await publish(sample.containers, process.containers, ['a', 'b', 'c', 'd']);
    await expectEffects(sample.pulse, ['a', 'b', 'c', 'd']);
    await process.pulse.replay('watch', 2);
    await expectEffects(sample.pulse, ['a', 'b', 'c', 'c', 'd', 'd']);
    expect(seen).toEqual([1, 2, 3, 4, 3, 4]);
    await expect(process.pulse.replay('nobody', 0)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('misses nothing and repeats nothing when the publisher is set back to a backup', async () => {
    await using sample = await openSample(engine.open, 'set-back');
    const outbox = sample.containers.as<BusTables>().query;
    {
      await using process = createProcess(engine, sample);
      recordEffects(process.pulse, 'watch');
      await process.start();
      await publish(sample.containers, process.containers, ['a', 'b', 'c']);
      await expectEffects(sample.pulse, ['a', 'b', 'c']);
    }
    await outbox.deleteFrom('bus_outbox').where('sequence', '>', 1).execute();
    await using process = createProcess(engine, sample);
    recordEffects(process.pulse, 'watch');
    await publish(sample.containers, process.containers, ['d', 'e', 'f']);
    await process.start();
    await expectEffects(sample.pulse, ['a', 'b', 'c', 'd', 'e', 'f']);
  });
}
