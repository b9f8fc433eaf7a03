import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernel } from '../test-containers.ts';
import { fakeDraft } from './fake-recreation.ts';
import { beginJournal, openDraft } from './recreation-journal.ts';
import { findRecreation, listRecreations, unfinishedRecreations } from './recreation-store.ts';

const beginning = {
  host: 'local',
  operationId: 'o1',
  kind: 'update',
  reason: '',
  startedBy: 'ana',
  resource: { host: 'local', stack: 'media', labels: { tier: 'home' } },
};

test('a draft comes back as it was, and who may see it is kept with it', async () => {
  await using kernel = await openTestKernel();
  await beginJournal(kernel, beginning, fakeDraft('r1'));
  const kept = (await findRecreation(kernel.database, 'r1'))!;
  expect(openDraft(kernel, kept)).toEqual(fakeDraft('r1'));
  expect(kept.sealedDraft).not.toContain('hunter2');
  expect(kept.resource).toEqual(beginning.resource);
  expect((await unfinishedRecreations(kernel.database)).map(({ record }) => record.id)).toEqual(['r1']);
});

test('the last three versions can be gone back to; after a season the others are forgotten', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  const outcomes = ['succeeded', 'succeeded', 'back', 'succeeded', 'succeeded'] as const;
  for (const [index, outcome] of outcomes.entries()) {
    const journal = await beginJournal(kernel, beginning, fakeDraft(`r${index}`));
    await journal.end({ outcome });
    clock.advance(1_000);
  }
  const all = await listRecreations(kernel.database, { name: 'web' }, undefined, 10);
  expect(all.map(({ record, sealedDraft }) => [record.id, sealedDraft !== null])).toEqual([
    ['r4', true],
    ['r3', true],
    ['r2', false],
    ['r1', true],
    ['r0', false],
  ]);
  clock.advance(91 * 86_400_000);
  const journal = await beginJournal(kernel, beginning, fakeDraft('r5'));
  await journal.end({ outcome: 'back' });
  const left = await listRecreations(kernel.database, {}, undefined, 10);
  expect(left.map(({ record }) => record.id)).toEqual(['r5', 'r4', 'r3', 'r1']);
});
