import { containerDied, containerStarted, hostReachable } from '#contracts/containers.ts';
import { userChanged } from '#contracts/hub.ts';
import { expect, test } from 'vitest';
import type { Delivered } from '../bus.ts';
import {
  about,
  type BusEngine,
  createProcess,
  expectEffects,
  openSample,
  patience,
  publish,
  publishIn,
  recordEffects,
} from './sample.ts';

export function deliveryConformance(engine: BusEngine): void {
  test('hands over what was published, as it was published', async () => {
    await using sample = await openSample(engine.open, 'hands-over');
    await using process = createProcess(engine, sample);
    const seen: Delivered<typeof containerStarted>[] = [];
    process.pulse.subscribe(containerStarted, 'watch', async (event) => void seen.push(event));
    await process.start();
    const [id] = await publish(sample.containers, process.containers, ['web'], 'web');
    await expect.poll(() => seen, patience).toHaveLength(1);
    expect(seen[0]).toMatchObject({ id, sequence: 1, key: 'web', payload: about('web') });
    expect(seen[0]?.name).toBe('containers.container-started');
  });

  test('publishes nothing when the transaction rolls back', async () => {
    await using sample = await openSample(engine.open, 'rolls-back');
    await using process = createProcess(engine, sample);
    recordEffects(process.pulse, 'watch');
    await process.start();
    const rolledBack = sample.containers.transaction(async (tx) => {
      await publishIn(tx, process.containers, ['never']);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await publish(sample.containers, process.containers, ['kept']);
    await expectEffects(sample.pulse, ['kept']);
  });

  test('waits for a transaction that stays open after it published', async () => {
    await using sample = await openSample(engine.open, 'stays-open');
    await using process = createProcess(engine, sample);
    recordEffects(process.pulse, 'watch');
    await process.start();
    await sample.containers.transaction(async (tx) => {
      await publishIn(tx, process.containers, ['later']);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await expectEffects(sample.pulse, ['later']);
  });

  test('delivers the events of one key in the order they were published, of several types', async () => {
    await using sample = await openSample(engine.open, 'order');
    await using process = createProcess(engine, sample);
    const seen: string[] = [];
    recordEffects(process.pulse, 'watch', async ({ name, sequence }) => {
      seen.push(`${name} ${sequence}`);
    });
    await process.start();
    const died = { ...about('web'), exitCode: 1, oomKilled: false, inferred: false };
    for (let round = 0; round < 5; round += 1) {
      await sample.containers.transaction(async (tx) => {
        await process.containers.publish(tx, containerStarted, about('web'), { key: 'web' });
        await process.containers.publish(tx, containerDied, died, { key: 'web' });
      });
    }
    await expect.poll(() => seen, patience).toHaveLength(10);
    const names = ['containers.container-started', 'containers.container-died'];
    expect(seen).toEqual(Array.from({ length: 10 }, (_, index) => `${names[index % 2]} ${index + 1}`));
  });

  test('does not let a slow subscriber hold up another', async () => {
    await using sample = await openSample(engine.open, 'slow');
    await using process = createProcess(engine, sample);
    const gate = Promise.withResolvers<void>();
    recordEffects(process.pulse, 'slow', () => gate.promise);
    recordEffects(process.security, 'quick');
    await process.start();
    await publish(sample.containers, process.containers, ['a', 'b', 'c']);
    await expectEffects(sample.security, ['a', 'b', 'c']);
    await expectEffects(sample.pulse, []);
    gate.resolve();
    await expectEffects(sample.pulse, ['a', 'b', 'c']);
  });

  test('goes on where it stopped, with what was published meanwhile', async () => {
    await using sample = await openSample(engine.open, 'goes-on');
    for (const names of [['a', 'b'], ['c']]) {
      await using process = createProcess(engine, sample);
      await publish(sample.containers, process.containers, names);
      recordEffects(process.pulse, 'watch');
      await process.start();
      await expectEffects(sample.pulse, names.includes('c') ? ['a', 'b', 'c'] : names);
    }
  });

  test('starts a new subscription with the oldest event, or with the next', async () => {
    await using sample = await openSample(engine.open, 'starts-new');
    await using process = createProcess(engine, sample);
    await publish(sample.containers, process.containers, ['old']);
    recordEffects(process.pulse, 'all');
    recordEffects(process.security, 'next', undefined, { from: 'next' });
    await process.start();
    await expectEffects(sample.pulse, ['old']);
    const cursors = () => sample.security.as<{ bus_cursor: { sequence: number } }>().query;
    await expect
      .poll(() => cursors().selectFrom('bus_cursor').select('sequence').execute(), patience)
      .toEqual([{ sequence: 1 }]);
    await publish(sample.containers, process.containers, ['new']);
    await expectEffects(sample.security, ['new']);
  });

  test('refuses what cannot be right before anything is written', async () => {
    await using sample = await openSample(engine.open, 'refuses');
    await using process = createProcess(engine, sample);
    recordEffects(process.pulse, 'watch');
    expect(() => recordEffects(process.pulse, 'watch')).toThrow('two subscriptions named watch');
    expect(() => process.pulse.subscribe([hostReachable, userChanged], 'two', async () => {})).toThrow(
      '2 publishers',
    );
    await process.start();
    expect(() => recordEffects(process.pulse, 'late')).toThrow('after the start');
    const { containers } = process;
    const foreign = sample.containers.transaction((tx) =>
      containers.publish(tx, userChanged, { userId: 'u' }),
    );
    await expect(foreign).rejects.toThrow('not its own');
    const misshapen = { host: 7 };
    const unfit = sample.containers.transaction((tx) =>
      // @ts-expect-error A publisher that got its types wrong.
      containers.publish(tx, hostReachable, misshapen),
    );
    await expect(unfit).rejects.toThrow(TypeError);
  });
}
