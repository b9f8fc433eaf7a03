import { expect, test } from 'vitest';
import { createLog } from '#kernel/log.ts';
import { newBehindLog } from './behind-log.ts';

test('being behind is said with numbers, once a minute', () => {
  const lines: string[] = [];
  const say = newBehindLog(
    createLog({ level: 'warn', format: 'json', write: (line) => lines.push(line), now: () => 0 }),
  );
  const fine = {
    due: 100,
    done: 99,
    missed: 0,
    behind: 0,
    running: 1,
    lateP50Ms: 1,
    lateP99Ms: 9,
    lateMaxMs: 9,
  };
  say(fine, 0);
  expect(lines).toEqual([]);
  say({ ...fine, behind: 40 }, 1_000);
  say({ ...fine, behind: 50 }, 2_000);
  expect(lines.length).toBe(1);
  expect(lines[0]).toContain('"behind":40');
  say({ ...fine, missed: 7 }, 62_000);
  expect(lines.length).toBe(2);
  expect(lines[1]).toContain('"missed":7');
  say({ ...fine, missed: 7 }, 200_000);
  expect(lines.length).toBe(2);
});
