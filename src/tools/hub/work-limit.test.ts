import { expect, test } from 'vitest';
import { createWorkLimit } from './work-limit.ts';

test('some run at once, some wait in order, the rest are turned away', async () => {
  const limit = createWorkLimit({ atOnce: 2, waiting: 2 });
  const started: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<number>());
  const runs = gates.map(({ promise }, index) =>
    limit.run(() => {
      started.push(index);
      return promise;
    }),
  );
  await expect(runs[4]).rejects.toMatchObject({ code: 'unavailable', status: 503, retryAfterSeconds: 2 });
  expect(started).toEqual([0, 1]);
  gates[1]!.resolve(1);
  expect(await runs[1]).toBe(1);
  expect(started).toEqual([0, 1, 2]);
  gates[0]!.reject(new Error('failed'));
  await expect(runs[0]).rejects.toThrow('failed');
  for (const gate of gates) gate.resolve(9);
  expect(await Promise.all([runs[2], runs[3]])).toEqual([9, 9]);
  expect(await limit.run(async () => 'free again')).toBe('free again');
});
