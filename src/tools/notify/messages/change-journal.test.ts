import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernel } from '../test-notify.ts';
import { changeOf, keepChanges } from './change-journal.ts';
import { insertChange, type ChangeRow } from './change-store.ts';
import { relevantChanges } from './relevant-changes.ts';

const row: ChangeRow = {
  id: 'a',
  at_ms: 0,
  host: 'nas',
  stack: '',
  container: '',
  what: 'x',
  by: null,
  detail: null,
};
const labels = { host: 'nas', stack: 'media', container: 'photos' };
const ids = (rows: readonly ChangeRow[], of = labels as Record<string, string>) =>
  relevantChanges(rows, of).map(({ id }) => id);

test('the same container comes before its stack, and that before its host; at most five', () => {
  const rows = [
    { ...row, id: 'host' },
    { ...row, id: 'elsewhere', host: 'other', container: 'photos', by: 'ana' },
    { ...row, id: 'stack', stack: 'media', container: 'db' },
    { ...row, id: 'own', host: '', container: 'photos', by: 'ana' },
  ];
  expect(ids(rows)).toEqual(['own', 'stack', 'host']);
  expect(ids(Array.from({ length: 9 }, (_, index) => ({ ...row, id: `${index}` })))).toHaveLength(5);
});

test('a symptom explains nothing, a restart does', () => {
  const own = { ...row, stack: 'media', container: 'photos' };
  expect(
    ids([
      { ...own, what: 'died' },
      { ...own, what: 'unhealthy' },
    ]),
  ).toEqual([]);
  expect(ids([{ ...own, what: 'started' }])).toEqual(['a']);
  expect(ids([{ ...row, what: 'unreachable' }], { host: 'nas' })).toEqual([]);
});

test('what people did becomes a change, what they looked at does not', () => {
  const entry = {
    id: 'e',
    atMs: 5,
    tool: 'containers',
    actor: 'user:u1',
    actorName: 'ana',
    action: 'restart container',
    target: 'photos',
    outcome: 'succeeded' as const,
  };
  const event = { id: 'e1', sequence: 1, key: 'k', atMs: 9, name: 'containers.audit-recorded' as const };
  const of = (payload: Partial<typeof entry>) => changeOf({ ...event, payload: { ...entry, ...payload } });
  expect(of({})).toMatchObject({ at_ms: 5, what: 'restart container', by: 'ana', container: 'photos' });
  expect(of({ action: 'deploy stack', target: 'media' })).toMatchObject({ stack: 'media', container: '' });
  expect(of({ action: 'ask to restart container' })).toBeNull();
  expect(of({ action: 'read file' })).toBeNull();
});

test('half an hour before and a minute after are looked at, and each change is kept once', async () => {
  const clock = manualClock(0);
  await using kernel = await openTestKernel({ clock });
  const changesBefore = keepChanges(kernel);
  const startsAtMs = 10_000_000;
  const at = { early: -1_800_001, first: -1_800_000, last: 60_000, late: 60_001 };
  await kernel.database.transaction(async (tx) => {
    for (const [id, after] of Object.entries(at))
      await insertChange(tx, { ...row, id, at_ms: startsAtMs + after });
    await insertChange(tx, { ...row, id: 'first' });
    await insertChange(tx, { ...row, id: 'better', what: 'started', at_ms: startsAtMs + 1 });
  });
  const found = await changesBefore(labels, startsAtMs);
  expect(found.map(({ id }) => id)).toEqual(['last', 'first']);
});
