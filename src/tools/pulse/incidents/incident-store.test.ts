import { expect, test } from 'vitest';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { incidents } from '../migrations/0005-incidents.ts';
import { below } from './incident.ts';
import {
  addToOpenIncident,
  endIncident,
  forgetIncidents,
  insertIncident,
  readIncident,
  readIncidents,
  readMoments,
} from './incident-store.ts';
import type { IncidentTables } from './incident-tables.ts';
import { testIncident } from './test-incident.ts';

const open = () => openTestKernelOf<IncidentTables>('pulse', { '0005-incidents': incidents });

test('an incident comes back as it was, with all that happened in it', async () => {
  await using kernel = await open();
  await kernel.database.transaction(async (tx) => {
    await insertIncident(tx, 1, testIncident('a'));
    await addToOpenIncident(tx, 1, { atMs: 5_000, kind: 'reason-changed', by: null, text: 'status' });
    await addToOpenIncident(tx, 2, { atMs: 5_000, kind: 'note', by: 'ana', text: 'of another' });
  });
  expect(await readIncident(kernel.database, 'a')).toEqual(testIncident('a'));
  await kernel.database.transaction(async (tx) => {
    await endIncident(tx, 1, 'recovered', 8_000, 9_000);
    await endIncident(tx, 1, 'recovered', 8_500, 9_500);
  });
  expect(await readIncident(kernel.database, 'a')).toEqual(
    testIncident('a', { endedMs: 8_000, end: 'recovered' }),
  );
  const moments = await readMoments(kernel.database, 'a');
  expect(moments.map(({ kind, atMs, text }) => `${kind} ${atMs} ${text}`.trim())).toEqual([
    'began 1000 refused',
    'confirmed 3000',
    'reason-changed 5000 status',
    'recovered 9000',
  ]);
});

test('newest first, by monitor, open or not, in pages; old ones are forgotten and open ones never', async () => {
  await using kernel = await open();
  await kernel.database.transaction(async (tx) => {
    for (let n = 0; n < 5; n += 1) {
      await insertIncident(
        tx,
        n % 2,
        testIncident(`i${n}`, { monitorId: `m${n % 2}`, startedMs: n * 1_000 }),
      );
      if (n < 3) await endIncident(tx, n % 2, 'recovered', n * 1_000 + 500, n * 1_000 + 500);
    }
  });
  const ids = async (filter: Partial<Parameters<typeof readIncidents>[1]>) =>
    (await readIncidents(kernel.database, { limit: 10, ...filter })).map(({ id }) => id);
  expect(await ids({})).toEqual(['i4', 'i3', 'i2', 'i1', 'i0']);
  expect(await ids({ monitorId: 'm1' })).toEqual(['i3', 'i1']);
  expect(await ids({ isOpen: true })).toEqual(['i4', 'i3']);
  expect(await ids({ isOpen: false, limit: 2 })).toEqual(['i2', 'i1']);
  expect(await ids({ beforeMs: 2_000 })).toEqual(['i1', 'i0']);
  await kernel.database.transaction((tx) => forgetIncidents(tx, 2_000));
  expect(await ids({})).toEqual(['i4', 'i3', 'i2']);
  expect(await readMoments(kernel.database, 'i0')).toEqual([]);
});

test('what is below a monitor is found at any depth, and a circle ends', () => {
  const all = [
    { id: 'a', parentId: 'd' },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: 'b' },
    { id: 'd', parentId: 'c' },
    { id: 'e', parentId: null },
  ];
  expect(below('a', all).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
});
