import { describe, expect, test } from 'vitest';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import { pulseMigrations } from '../pulse-migrations.ts';
import type { PulseSchema } from '../pulse-schema.ts';
import { newPushState, type PushState } from './push-state.ts';
import {
  forgetGoneJobs,
  insertPing,
  lockJob,
  type NewPing,
  readNumberOfToken,
  readPingBody,
  readPings,
  readPushState,
  writePushState,
  writeToken,
} from './push-store.ts';

const ping: NewPing = {
  number: 1,
  at_ms: 1_000,
  counted: 'success',
  ignored: null,
  method: 'GET',
  exit_status: null,
  run_id: null,
  duration_ms: null,
  user_agent: '',
  body: null,
};

async function openSample(open: OpenPlace, place: string) {
  const store = await open(place);
  const database = await store.open<PulseSchema>('pulse', pulseMigrations);
  return { database, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

/** What jobs report is stored alike on every engine. */
export function pushStoreConformance(engine: string, open: OpenPlace): void {
  describe(`reports of jobs on ${engine}`, () => {
    test('a job is as new, then as it was written, and found by its token', async () => {
      await using sample = await openSample(open, 'state');
      const { database } = sample;
      const up: PushState = { ...newPushState, status: 'up', lastPingMs: 5 };
      expect(await readPushState(database.query, 1)).toBeUndefined();
      await database.transaction(async (tx) => {
        expect(await lockJob(tx, 1)).toEqual({ state: newPushState, sealedToken: null });
        await writeToken(tx, 1, { hash: 'h', sealed: 's' });
      });
      await database.transaction((tx) => writePushState(tx, 1, up));
      expect(await readPushState(database.query, 1)).toEqual(up);
      expect(await database.transaction((tx) => lockJob(tx, 1))).toEqual({ state: up, sealedToken: 's' });
      expect(await readNumberOfToken(database.query, 'h')).toBe(1);
      expect(await readNumberOfToken(database.query, 'other')).toBeUndefined();
    });

    test('what reports at once is counted one after the other', async () => {
      await using sample = await openSample(open, 'at_once');
      const { database } = sample;
      const add = () =>
        database.transaction(async (tx) => {
          const { state } = await lockJob(tx, 1);
          await writePushState(tx, 1, { ...state, lastPingMs: (state.lastPingMs ?? 0) + 1 });
        });
      await Promise.all(Array.from({ length: 20 }, add));
      expect((await readPushState(database.query, 1))?.lastPingMs).toBe(20);
    });

    test('the newest hundred of each job are kept', async () => {
      await using sample = await openSample(open, 'pings');
      const { database } = sample;
      await database.transaction(async (tx) => {
        await insertPing(tx, { ...ping, number: 2, body: 'of another' });
        for (let at = 1; at <= 103; at++)
          await insertPing(tx, { ...ping, at_ms: at, body: at % 2 ? 'x' : null });
      });
      const pings = await readPings(database.query, 1);
      expect(pings).toHaveLength(100);
      expect(pings[0]).toMatchObject({ at_ms: 103, hasBody: true, counted: 'success' });
      expect(pings[1]).toMatchObject({ at_ms: 102, hasBody: false });
      expect(await readPingBody(database.query, 1, pings[0]?.id ?? 0)).toBe('x');
      const [other] = await readPings(database.query, 2);
      expect(await readPingBody(database.query, 1, other?.id ?? 0)).toBeUndefined();
    });

    test('what belongs to no monitor is forgotten', async () => {
      await using sample = await openSample(open, 'gone');
      const { database } = sample;
      await database.transaction(async (tx) => {
        await lockJob(tx, 1);
        await insertPing(tx, ping);
        await forgetGoneJobs(tx);
      });
      expect(await readPings(database.query, 1)).toEqual([]);
      expect(await readPushState(database.query, 1)).toBeUndefined();
    });
  });
}
