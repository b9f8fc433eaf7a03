import { expect, test } from 'vitest';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { countFindings } from '../findings/count-findings.ts';
import { fakeAcceptance, fakeExploited, fakeFinding } from '#contracts/security/fake-finding.ts';
import { days as migration } from '../migrations/0005-days.ts';
import { forgetDays, readDays, writeDay } from './day-store.ts';
import type { DayTables } from './day-tables.ts';
import { dayMs, dayOf } from './keep-days.ts';

const summaryOf = (findings: Parameters<typeof countFindings>[0]) => ({
  summary: { counts: countFindings(findings), worst: [], unmatched: 0 },
});

test('a day counts what is open in all images', () => {
  const day = dayOf(
    [
      summaryOf([
        fakeFinding({ severity: 'high', exploited: fakeExploited }),
        fakeFinding({ accepted: fakeAcceptance }),
      ]),
      summaryOf([fakeFinding({ severity: 'high' }), fakeFinding({ isHidden: true })]),
    ],
    3 * dayMs + 7,
  );
  expect(day).toMatchObject({ dayMs: 3 * dayMs, exploited: 1, images: 2 });
  expect(day.severities.high).toBe(2);
});

test('the last word of a day stays; old days go', async () => {
  const migrations = { '0005-days': migration };
  await using kernel = await openTestKernelOf<DayTables>('security', migrations);
  const { database } = kernel;
  await writeDay(database, dayOf([], 0));
  await writeDay(database, dayOf([summaryOf([fakeFinding({ severity: 'low' })])], dayMs - 1));
  await writeDay(database, dayOf([], dayMs));
  const days = await readDays(database, 0);
  expect(days.map((day) => [day.dayMs, day.severities.low])).toEqual([
    [0, 1],
    [dayMs, 0],
  ]);
  await forgetDays(database, dayMs);
  expect(await readDays(database, 0)).toHaveLength(1);
});
