import { expect, test } from 'vitest';
import { Life, mortalDatabase } from './mortal-database.ts';
import {
  type BusEngine,
  createProcess,
  effectsOf,
  expectEffects,
  openSample,
  patience,
  publish,
  recordEffects,
  type Sample,
} from './sample.ts';

export function crashesConformance(engine: BusEngine): void {
  test('loses nothing and repeats nothing, killed between any two steps', { timeout: 120_000 }, async () => {
    await using sample = await openSample(engine.open, 'killed');
    let steps = 0;
    for (let survived = false; !survived; steps += 1) {
      const life = new Life(steps);
      await liveAndDie(engine, sample, life, `${steps}`);
      survived = !life.isOver;
      await using process = createProcess(engine, sample);
      recordEffects(process.pulse, 'watch');
      await process.start();
      await expectEffects(sample.pulse, await factsOf(sample));
    }
    expect(steps).toBeGreaterThan(20);
    expect(await factsOf(sample)).toContain(`${steps - 1} c`);
  });
}

/** Publishes three events and handles them, as far as that life goes. */
async function liveAndDie(engine: BusEngine, sample: Sample, life: Life, round: string): Promise<void> {
  const containers = mortalDatabase(sample.containers, life);
  const pulse = mortalDatabase(sample.pulse, life);
  await using process = createProcess(engine, { containers, pulse, security: sample.security });
  recordEffects(process.pulse, 'watch');
  await process.start();
  const work = async () => {
    await publish(containers, process.containers, [`${round} a`, `${round} b`], 'key');
    await publish(containers, process.containers, [`${round} c`], 'key');
  };
  await work().catch(() => undefined);
  const isDone = async () => life.isOver || (await effectsOf(sample.pulse)).includes(`${round} c`);
  await expect.poll(isDone, patience).toBe(true);
}

async function factsOf(sample: Sample): Promise<readonly string[]> {
  const rows = await sample.containers.query.selectFrom('fact').select('name').execute();
  return rows.map(({ name }) => name);
}
