import { expect, test } from 'vitest';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import type { FindingTables } from '../findings/finding-tables.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { writeMoment } from '../findings/moment-store.ts';
import { writeSeen } from '../findings/seen-store.ts';
import { child, openFakeParts, viewer } from './fake-flaw-parts.ts';
import { flawHistory, seenLines } from './flaw-history.ts';
import { flawHistoryConformance } from './flaw-history-conformance.ts';
import { securityMigrations } from '../security-migrations.ts';

flawHistoryConformance(() => openTestKernelOf<FindingTables>('security', securityMigrations));

const jellyfin = fakeContainer('jellyfin', { stack: 'media' });
const immich = fakeContainer('immich', { stack: 'photos' });

test('what happened is told by place, also where no moment names the flaw', async () => {
  await using lab = await openFakeParts([{ reference: 'redis:7' }]);
  const { database } = lab.kernel;
  const seen = { isTold: false, isExploited: false, isRepairable: false, isDue: false, isAccepted: false };
  await database.transaction(async (tx) => {
    await writeSeen(
      tx,
      'nas\ndocker.io/library/redis',
      new Map([['CVE-1\ndeb\nzlib', { ...seen, firstSeenAtMs: 1, goneAtMs: 9 }]]),
    );
    await writeMoment(tx, 'nas\ndocker.io/library/redis', {
      id: '1',
      atMs: 9,
      kind: 'repaired',
      cause: 'image',
      host: 'nas',
      reference: 'redis:8',
      flaws: ['CVE-1'],
      flawsCount: 1,
      words: { en: 'x', es: 'x' },
    });
  });
  const told = await flawHistory(lab.parts, ['CVE-1'], viewer);
  expect(told.map(({ atMs, words }) => [atMs, words.en])).toEqual([
    [9, 'redis:8 on nas: not in the image any more.'],
    [1, 'redis on nas: seen for the first time.'],
  ]);
  expect(await flawHistory(lab.parts, ['CVE-1'], child)).toEqual([]);
});

test('a line that has an image of others is not told of', async () => {
  await using lab = await openFakeParts([
    { reference: 'postgres:15', containers: [jellyfin] },
    { reference: 'postgres:16', containers: [immich] },
    { reference: 'redis:7', containers: [jellyfin, immich] },
    { reference: 'jellyfin:10', containers: [jellyfin] },
  ]);
  expect(seenLines(lab.parts.reading, child)).toEqual(['nas\ndocker.io/library/jellyfin']);
  expect(seenLines(lab.parts.reading, viewer)).toBe(null);
});
