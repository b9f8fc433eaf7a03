import { expect, test } from 'vitest';
import { MaintenanceDraft, type MaintenanceWindow } from '#contracts/pulse/maintenance.ts';
import { isInMaintenance, nextChangeMs, planWindow } from './is-in-maintenance.ts';

const [fromMs, toMs] = [1_000, 2_000];
const within = 1_500;

function plan(changes: Partial<MaintenanceDraft> = {}) {
  const draft = MaintenanceDraft.parse({
    name: 'disks',
    schedule: { kind: 'once', fromMs, toMs },
    ...changes,
  });
  const by = { createdAtMs: 0, createdBy: 'ana', updatedAtMs: 0, updatedBy: 'ana' };
  const window: MaintenanceWindow = { ...draft, id: 'w', ...by };
  return planWindow(window);
}

const front = { id: 'front', tags: [{ name: 'room', value: 'hall' }] };

test.each<[string, Partial<MaintenanceDraft>, boolean]>([
  ['for all', { isForAll: true }, true],
  ['for it', { monitorIds: ['back', 'front'] }, true],
  ['for another', { monitorIds: ['back'] }, false],
  ['for its tag', { tags: [{ name: 'room' }] }, true],
  ['for its tag and value', { tags: [{ name: 'room', value: 'hall' }] }, true],
  ['for another value of its tag', { tags: [{ name: 'room', value: 'attic' }] }, false],
  ['for it, but disabled', { monitorIds: ['front'], isEnabled: false }, false],
])('a monitor is in a window %s: %s', (_, changes, expected) => {
  const windows = [plan(changes)];
  expect(isInMaintenance(windows, [front], within)).toBe(expected);
  expect(isInMaintenance(windows, [front], fromMs - 1)).toBe(false);
  expect(isInMaintenance(windows, [front], toMs)).toBe(false);
});

test('what is above takes what is below along', () => {
  const windows = [plan({ monitorIds: ['house'] })];
  expect(isInMaintenance(windows, [front, { id: 'house', tags: [] }], within)).toBe(true);
});

test('a clock that is set back is believed', () => {
  const windows = [plan({ isForAll: true })];
  const seen = [within, toMs, within, fromMs - 1, within];
  expect(seen.map((atMs) => isInMaintenance(windows, [front], atMs))).toEqual([
    true,
    false,
    true,
    false,
    true,
  ]);
});

test('the next change is the nearest of all windows', () => {
  const later = plan({ schedule: { kind: 'once', fromMs: 1_800, toMs: 9_000 } });
  const windows = [plan(), later];
  expect([0, fromMs, 1_800, 2_000, 9_000].map((atMs) => nextChangeMs(windows, atMs))).toEqual([
    1_000,
    1_800,
    2_000,
    9_000,
    undefined,
  ]);
});
