import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { createOwnNetwork } from './own-network.ts';
import type { EndedCheck } from './observe-check.ts';
import { refused, silent, testDoors, testMonitor } from './test-watching.ts';
import { watchedMonitor } from './watched-monitor.ts';

function network(isReachable: () => boolean) {
  const clock = manualClock(1_000);
  const lines: string[] = [];
  let asked = 0;
  const own = createOwnNetwork({
    clock,
    log: createLog({ level: 'warn', format: 'json', write: (line) => lines.push(line), now: () => 0 }),
    isReferenceReachable: async () => {
      asked += 1;
      return isReachable();
    },
  });
  const told: string[] = [];
  const look = async (outcomes: readonly EndedCheck['outcome'][]) => {
    const { lostSinceMs, tellings } = await own.look(
      outcomes.flatMap((outcome, n) => {
        const watched = watchedMonitor(testMonitor(n), [testDoors().kind]);
        return watched ? [{ watched, atMs: 500 + n, outcome }] : [];
      }),
      () => true,
    );
    told.push(...tellings.map(({ name }) => name));
    return lostSinceMs;
  };
  return { own, look, told, clock, lines, asked: () => asked };
}

test('lost when most hosts are silent and no reference is reached; said once; back when one is', async () => {
  let isReachable = true;
  const { own, look, told, lines, asked } = network(() => isReachable);
  expect(await look([{ ok: true }, { ok: true }, { ok: true }, { ok: true }])).toBeUndefined();
  isReachable = false;
  expect(await look([silent, silent])).toBeUndefined();
  expect(asked()).toBe(1);
  expect(await look([silent, silent, silent])).toBe(500);
  expect(await look([silent])).toBe(500);
  expect(own.lostSinceMs()).toBe(500);
  isReachable = true;
  expect(await look([])).toBeUndefined();
  expect(lines.length).toBe(2);
  expect(told).toEqual(['pulse.network-lost', 'pulse.network-back']);
});

test('hosts that refuse are there, and a reference that was never reached proves nothing', async () => {
  const refusing = network(() => false);
  expect(await refusing.look([refused, refused, refused])).toBeUndefined();
  const { look } = network(() => false);
  expect(await look([silent, silent, silent])).toBeUndefined();
});
