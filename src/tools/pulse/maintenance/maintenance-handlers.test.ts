import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MaintenanceDraft } from '#contracts/pulse/maintenance.ts';
import { manualClock } from '#kernel/clock.ts';
import { admin, testCall } from '#kernel/test-call.ts';
import { draft as monitorDraft, openTestMonitors } from '../monitors/test-monitors.ts';
import { openTestKernel, type TestKernel } from '../test-pulse.ts';
import { maintenanceHandlers } from './maintenance-handlers.ts';
import { openMaintenance } from './open-maintenance.ts';

const nowMs = Date.UTC(2026, 2, 1, 12);
const hourMs = 3_600_000;

const draft = (changes: object = {}) =>
  MaintenanceDraft.parse({
    name: 'disks',
    schedule: { kind: 'once', fromMs: nowMs + hourMs, toMs: nowMs + 2 * hourMs },
    isForAll: true,
    ...changes,
  });

async function open(kernel: TestKernel) {
  const monitors = await openTestMonitors(kernel);
  const maintenance = await openMaintenance({ kernel, monitors });
  const handlers = maintenanceHandlers({ maintenance, monitors, clock: kernel.clock });
  return { monitors, maintenance, handlers };
}

test('a window is kept, audited, and known after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-maintenance-'));
  const clock = manualClock(nowMs);
  {
    await using kernel = await openTestKernel({ folder, clock });
    const { handlers } = await open(kernel);
    const planned = await handlers.createMaintenance({ body: draft() }, testCall());
    expect(planned).toMatchObject({ state: 'scheduled', createdBy: 'ana', matching: 0 });
    expect(await kernel.published()).toMatchObject([
      { payload: { action: 'plan maintenance', target: 'disks' } },
    ]);
  }
  await using kernel = await openTestKernel({ folder, clock });
  const { maintenance } = await open(kernel);
  expect(maintenance.all().map(({ window }) => window.name)).toEqual(['disks']);
  await rm(folder, { recursive: true });
});

test('it is told when a window opens and closes', async () => {
  const clock = manualClock(nowMs);
  await using kernel = await openTestKernel({ clock });
  const { handlers, maintenance, monitors } = await open(kernel);
  const monitor = await monitors.create(monitorDraft(), admin);
  await handlers.createMaintenance({ body: draft() }, testCall());
  const told: [hours: number, isIn: boolean][] = [];
  maintenance.watch(() =>
    told.push([(clock.now() - nowMs) / hourMs, maintenance.isInMaintenance(monitor, clock.now())]),
  );
  clock.advance(5 * hourMs);
  expect(told).toEqual([
    [1, true],
    [2, false],
  ]);
});

test('what is below a group is in maintenance with it', async () => {
  await using kernel = await openTestKernel({ clock: manualClock(nowMs) });
  const { handlers, maintenance, monitors } = await open(kernel);
  const group = await monitors.create(monitorDraft({ name: 'group' }), admin);
  const member = await monitors.create(monitorDraft({ parentId: group.id }), admin);
  await handlers.createMaintenance({ body: draft({ isForAll: false, monitorIds: [group.id] }) }, testCall());
  expect(maintenance.isInMaintenance(member, nowMs + hourMs)).toBe(true);
  expect(maintenance.isInMaintenance(member, nowMs)).toBe(false);
});

test('windows are listed by what they are now, changed and removed', async () => {
  await using kernel = await openTestKernel({ clock: manualClock(nowMs) });
  const { handlers, monitors } = await open(kernel);
  await monitors.create(monitorDraft({ tags: [{ name: 'home' }] }), admin);
  const add = (name: string, changes: object) =>
    handlers.createMaintenance({ body: draft({ name, ...changes }) }, testCall());
  await add('over', { schedule: { kind: 'once', fromMs: 0, toMs: 1 } });
  await add('off', { isEnabled: false });
  const planned = await add('planned', {});
  await add('open', { schedule: { kind: 'once', fromMs: 0, toMs: nowMs + 1 } });
  const list = async () =>
    (await handlers.maintenanceWindows({}, testCall())).map(({ name, state }) => `${name}: ${state}`);
  expect(await list()).toEqual(['open: active', 'planned: scheduled', 'off: disabled', 'over: over']);
  const body = draft({ name: 'tagged', isForAll: false, tags: [{ name: 'home' }] });
  expect(await handlers.changeMaintenance({ params: { id: planned.id }, body }, testCall())).toMatchObject({
    id: planned.id,
    name: 'tagged',
    matching: 1,
  });
  await handlers.removeMaintenance({ params: { id: planned.id } }, testCall());
  expect(await list()).toEqual(['open: active', 'off: disabled', 'over: over']);
  await expect(handlers.removeMaintenance({ params: { id: planned.id } }, testCall())).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a preview tells the next times and for whom, and stores nothing', async () => {
  await using kernel = await openTestKernel({ clock: manualClock(nowMs) });
  const { handlers, maintenance, monitors } = await open(kernel);
  const { id } = await monitors.create(monitorDraft(), admin);
  const schedule = {
    kind: 'weekly',
    weekdays: [1],
    at: '03:00',
    durationMs: hourMs,
    timeZone: 'Europe/Madrid',
  };
  const shown = await handlers.previewMaintenance({ body: { draft: draft({ schedule }) } }, testCall());
  expect(shown.monitorIds).toEqual([id]);
  expect(shown.occurrences).toHaveLength(10);
  expect(shown.occurrences[0]).toEqual({ fromMs: nowMs + 14 * hourMs, toMs: nowMs + 15 * hourMs });
  expect(maintenance.all()).toEqual([]);
});

const repeated = { durationMs: hourMs, timeZone: 'UTC' };
test.each([
  ['an end before its beginning', { schedule: { kind: 'once', fromMs: 2, toMs: 1 } }, 'schedule.toMs'],
  [
    'a time zone that is none',
    { schedule: { kind: 'weekly', weekdays: [1], at: '03:00', ...repeated, timeZone: 'Mars/Base' } },
    'schedule.timeZone',
  ],
  ['a cron that is none', { schedule: { kind: 'cron', cron: '61 * * * *', ...repeated } }, 'schedule.cron'],
  ['no monitor at all', { isForAll: false }, 'monitorIds'],
  ['a monitor that is not there', { isForAll: false, monitorIds: ['nobody'] }, 'monitorIds.0'],
])('a window with %s is refused', async (_, changes, path) => {
  await using kernel = await openTestKernel({ clock: manualClock(nowMs) });
  const { handlers, maintenance } = await open(kernel);
  await expect(handlers.createMaintenance({ body: draft(changes) }, testCall())).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path }],
  });
  expect(maintenance.all()).toEqual([]);
});
