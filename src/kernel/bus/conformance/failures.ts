import { containerStarted } from '#contracts/containers.ts';
import { expect, test } from 'vitest';
import type { BusTables } from '../bus-tables.ts';
import {
  type BusEngine,
  createProcess,
  expectEffects,
  openSample,
  patience,
  publish,
  recordEffects,
} from './sample.ts';

export function failuresConformance(engine: BusEngine): void {
  test('retries, and holds back only the events of the same key meanwhile', async () => {
    await using sample = await openSample(engine.open, 'retries');
    await using process = createProcess(engine, sample);
    const seen: string[] = [];
    let failures = 0;
    recordEffects(process.pulse, 'watch', async ({ payload }) => {
      if (payload.name === 'a1' && failures < 2) {
        failures += 1;
        throw new Error('not yet');
      }
      seen.push(payload.name);
    });
    await publish(sample.containers, process.containers, ['a1', 'a2'], 'a');
    await publish(sample.containers, process.containers, ['b1', 'b2'], 'b');
    await process.start();
    await expectEffects(sample.pulse, ['a1', 'a2', 'b1', 'b2']);
    expect(seen).toEqual(['b1', 'b2', 'a1', 'a2']);
    expect(await process.pulse.deadLetters()).toEqual([]);
  });

  test('gives an event up after the last try, goes on with its key, and delivers it again when asked', async () => {
    await using sample = await openSample(engine.open, 'gives-up');
    await using process = createProcess(engine, sample);
    let isBroken = true;
    recordEffects(process.pulse, 'watch', async ({ payload }) => {
      if (isBroken && payload.name === 'bad') throw new Error('no room\nleft');
    });
    await process.start();
    const [id] = await publish(sample.containers, process.containers, ['bad', 'good'], 'web');
    await expectEffects(sample.pulse, ['good']);
    const [letter, ...others] = await process.pulse.deadLetters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      subscriber: 'watch',
      eventId: id,
      key: 'web',
      attempts: 3,
      error: 'no room left',
    });
    expect(letter).toMatchObject({ name: containerStarted.name, payload: { name: 'bad' }, sequence: 1 });
    isBroken = false;
    await process.pulse.redeliver('watch', id!);
    await expectEffects(sample.pulse, ['bad', 'good']);
    expect(await process.pulse.deadLetters()).toEqual([]);
    await expect(process.pulse.redeliver('watch', id!)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('keeps nothing of what a failed handler wrote', async () => {
    await using sample = await openSample(engine.open, 'keeps-nothing');
    await using process = createProcess(engine, sample);
    let tries = 0;
    process.pulse.subscribe(containerStarted, 'watch', async (event, tx) => {
      await tx.insertInto('effect').values({ name: event.payload.name, event_id: event.id }).execute();
      tries += 1;
      if (tries < 3) throw new Error('after the write');
    });
    await process.start();
    await publish(sample.containers, process.containers, ['once']);
    await expect.poll(() => tries, patience).toBe(3);
    await expectEffects(sample.pulse, ['once']);
  });

  test('shows an event that its schema no longer accepts as a dead letter, without trying', async () => {
    await using sample = await openSample(engine.open, 'unreadable');
    await using process = createProcess(engine, sample);
    recordEffects(process.pulse, 'watch');
    await publish(sample.containers, process.containers, ['changed', 'fine']);
    await sample.containers
      .as<BusTables>()
      .query.updateTable('bus_outbox')
      .set({ payload: '{"host":1}' })
      .where('payload', 'like', '%changed%')
      .execute();
    await process.start();
    await expectEffects(sample.pulse, ['fine']);
    await expect
      .poll(() => process.pulse.deadLetters(), patience)
      .toMatchObject([{ attempts: 1, payload: { host: 1 } }]);
  });
}
