import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import { openSilences } from './open-silences.ts';
import { canChangeInPlace, checkSilence, type StoredSilence } from './silence-rules.ts';

const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;
const nas = [{ name: 'host', operator: '=' as const, value: 'nas' }];
const wanted = {
  matchers: nas,
  startsAtMs: nowMs,
  endsAtMs: nowMs + hourMs,
  createdBy: 'ana',
  comment: 'moving disks',
};
const noAlerts = { all: () => [] };

describe('a silence', () => {
  test('is kept before it is answered, and known after a crash', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nexus-silences-'));
    const clock = manualClock(nowMs);
    {
      await using kernel = await openTestKernel({ folder, clock });
      await using silences = await openSilences({ kernel, book: noAlerts });
      const { id } = await silences.put(wanted, admin);
      expect(silences.silencing({ host: 'nas' }, nowMs)).toEqual([{ id, text: 'ana: moving disks' }]);
      expect(await kernel.published()).toMatchObject([{ payload: { action: 'create silence', target: id } }]);
    }
    await using kernel = await openTestKernel({ folder, clock });
    await using silences = await openSilences({ kernel, book: noAlerts });
    expect(silences.silencing({ host: 'nas' }, nowMs)).toHaveLength(1);
    expect(silences.silencing({ host: 'pi' }, nowMs)).toEqual([]);
    expect(silences.silencing({ host: 'nas' }, nowMs + hourMs)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test('that begins or ends by itself is told of', async () => {
    const clock = manualClock(nowMs);
    await using kernel = await openTestKernel({ clock });
    await using silences = await openSilences({ kernel, book: noAlerts });
    await silences.put({ ...wanted, startsAtMs: nowMs + 90 * 60_000, endsAtMs: nowMs + 3 * hourMs }, admin);
    const told: number[] = [];
    silences.watch(() => told.push(clock.now() - nowMs));
    clock.advance(5 * hourMs);
    expect(told).toEqual([90 * 60_000, 3 * hourMs]);
  });

  test('that is prolonged keeps its id; with other matchers it ends and another takes its place', async () => {
    await using kernel = await openTestKernel({ clock: manualClock(nowMs) });
    await using silences = await openSilences({ kernel, book: noAlerts });
    const { id } = await silences.put(wanted, admin);
    expect((await silences.put({ ...wanted, id, endsAtMs: nowMs + 2 * hourMs }, admin)).id).toBe(id);
    const other = await silences.put({ ...wanted, id, matchers: [{ ...nas[0]!, value: 'pi' }] }, admin);
    expect(other.id).not.toBe(id);
    expect(silences.get(id)).toMatchObject({ state: 'expired', endsAtMs: nowMs });
    expect(silences.list().map(({ state }) => state)).toEqual(['active', 'expired']);
    await expect(silences.put({ ...wanted, id: 'nobody' }, admin)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('that is ended is over, and ending it again changes nothing', async () => {
    const clock = manualClock(nowMs);
    await using kernel = await openTestKernel({ clock });
    await using silences = await openSilences({ kernel, book: noAlerts });
    const { id } = await silences.put(
      { ...wanted, startsAtMs: nowMs + hourMs, endsAtMs: nowMs + 2 * hourMs },
      admin,
    );
    expect(silences.get(id)?.state).toBe('pending');
    const ended = await silences.expire(id, admin);
    expect(ended).toMatchObject({ state: 'expired', startsAtMs: nowMs, endsAtMs: nowMs });
    clock.advance(1_000);
    expect((await silences.expire(id, admin)).endsAtMs).toBe(nowMs);
    expect(await kernel.published()).toHaveLength(2);
  });

  test.each([
    ['nothing to match', { matchers: [] }, 'matchers'],
    ['everything to match', { matchers: [{ name: 'a', operator: '=~' as const, value: '.*' }] }, 'matchers'],
    [
      'a pattern that is none',
      { matchers: [{ name: 'a', operator: '=~' as const, value: '[' }] },
      'matchers.0.value',
    ],
    ['an end before its beginning', { endsAtMs: nowMs - 1 }, 'endsAtMs'],
    ['an end that no page can show', { endsAtMs: 9e15 }, 'endsAtMs'],
    ['an end in the past', { startsAtMs: nowMs - 2, endsAtMs: nowMs - 1 }, 'endsAtMs'],
  ])('with %s is refused', (_, changes, path) => {
    expect(() => checkSilence({ ...wanted, ...changes }, nowMs)).toThrow(
      expect.objectContaining({ code: 'invalid', issues: [expect.objectContaining({ path })] }),
    );
  });
});

interface Case {
  old: { startsAt: number | null; endsAt: number | null };
  new: { startsAt: number; endsAt: number };
  canUpdateInPlace: boolean;
}
const path = new URL('../../../../../shared/data/notify/am-silences.json', import.meta.url);
const cases: Case[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).canUpdate : [];

test(`changes in place where Alertmanager's table does, where it is there (${cases.length})`, () => {
  const at = (seconds: number | null) => (seconds === null ? 0 : nowMs + seconds * 1000);
  const silence = ({ startsAt, endsAt }: Case['old']): StoredSilence => ({
    ...wanted,
    id: 'x',
    updatedAtMs: 0,
    startsAtMs: at(startsAt),
    endsAtMs: at(endsAt),
  });
  const wrong = cases.filter(
    (one) => canChangeInPlace(silence(one.old), silence(one.new), nowMs) !== one.canUpdateInPlace,
  );
  expect(wrong).toEqual([]);
});
