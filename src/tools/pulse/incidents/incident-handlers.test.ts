import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { Incident as ShownIncident, IncidentDetail } from '#contracts/pulse/incidents.ts';
import { manualClock } from '#kernel/clock.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-pulse.ts';
import { testMonitor } from '../watching/test-watching.ts';
import { incidentHandlers } from './incident-handlers.ts';
import { insertIncident } from './incident-store.ts';
import { testIncident } from './test-incident.ts';

const query = { limit: 50 };

async function withThree(kernel: TestKernel) {
  await kernel.database.transaction(async (tx) => {
    await insertIncident(tx, 1, testIncident('a', { startedMs: 1_000 }));
    await insertIncident(tx, 2, testIncident('b', { startedMs: 2_000, endedMs: 3_000, end: 'recovered' }));
    await insertIncident(
      tx,
      3,
      testIncident('c', { startedMs: 4_000, monitorId: 'gone', affected: { monitors: [], host: 'attic' } }),
    );
  });
  const monitors = new Map([['m1', testMonitor(1, { labels: { host: 'nas' } })]]);
  return incidentHandlers({ kernel, monitors: { get: (id) => monitors.get(id) } });
}

test('incidents are listed and read, with what differs and what happened', async () => {
  await using kernel = await openTestKernel();
  const handlers = await withThree(kernel);
  const all = await handlers.incidents({ query }, testCall());
  expect(all.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(ShownIncident.array().parse(all)).toEqual(all);
  const open = await handlers.incidents({ query: { ...query, state: 'open' } }, testCall());
  expect(open.map(({ id }) => id)).toEqual(['c', 'a']);
  const detail = await handlers.incident({ params: { id: 'a' } }, testCall());
  expect(IncidentDetail.parse(detail)).toEqual(detail);
  expect(detail).toMatchObject({
    reason: { id: 'refused', text: { en: 'The host is there, but nothing listens on this port.' } },
    lastGood: { ok: true, address: '10.0.0.5' },
    differences: [{ kind: 'address', before: '10.0.0.5', after: '10.0.0.9' }],
    affected: { monitors: [{ id: 'm2', name: 'album' }], host: 'nas', stack: null },
    moments: [{ kind: 'began', text: 'refused' }, { kind: 'confirmed' }],
  });
});

test('a note is kept with its author, and audited', async () => {
  await using kernel = await openTestKernel({ clock: manualClock(50_000) });
  const handlers = await withThree(kernel);
  const body = { text: 'The cable was loose.' };
  const detail = await handlers.noteIncident({ params: { id: 'a' }, body }, testCall());
  expect(detail.moments.at(-1)).toEqual({
    atMs: 50_000,
    kind: 'note',
    by: 'ana',
    text: 'The cable was loose.',
  });
  expect((await kernel.published()).map(({ payload }) => payload['action'])).toEqual(['note incident']);
});

test('nobody sees incidents of what they may not see, nor notes what they may only read', async () => {
  await using kernel = await openTestKernel();
  const handlers = await withThree(kernel);
  const guest: Caller = { ...viewer, role: 'guest', grants: [{ role: 'viewer', scope: { host: 'attic' } }] };
  const seen = await handlers.incidents({ query }, testCall({ caller: guest }));
  expect(seen.map(({ id }) => id)).toEqual(['c']);
  await expect(handlers.incident({ params: { id: 'a' } }, testCall({ caller: guest }))).rejects.toMatchObject(
    {
      status: 404,
    },
  );
  await expect(
    handlers.noteIncident({ params: { id: 'a' }, body: { text: 'x' } }, testCall({ caller: viewer })),
  ).rejects.toMatchObject({ status: 403 });
  await expect(handlers.incident({ params: { id: 'none' } }, testCall())).rejects.toMatchObject({
    status: 404,
  });
});
