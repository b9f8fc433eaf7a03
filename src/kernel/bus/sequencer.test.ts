import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { createSequencer } from './sequencer.ts';

const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });

/** A sequencer on a clock of its own, over commits that the test makes. */
function sequencing() {
  const clock = manualClock();
  const committed: string[] = [];
  const looks: number[] = [];
  let placed = 0;
  const sequencer = createSequencer({
    clock,
    log,
    async place() {
      looks.push(clock.monotonic());
      return committed.splice(0);
    },
    placed: () => {
      placed += 1;
    },
  });
  const advance = async (byMs: number) => {
    for (let ms = 0; ms < byMs; ms += 5) {
      clock.advance(5);
      await new Promise(setImmediate);
    }
  };
  return { sequencer, committed, looks, advance, placed: () => placed };
}

test('looks once for many events that are committed at once, and then rests', async () => {
  const { sequencer, committed, looks, advance, placed } = sequencing();
  for (const id of ['a', 'b', 'c']) sequencer.published(id);
  committed.push('a', 'b', 'c');
  await advance(5000);
  expect(looks).toEqual([5]);
  expect(placed()).toBe(1);
});

test('looks more and more rarely for a commit that does not come, and then leaves it to the poll', async () => {
  const { sequencer, looks, advance, placed } = sequencing();
  sequencer.published('rolled back');
  await advance(10_000);
  expect(looks).toEqual([5, 20, 100, 500, 2000]);
  expect(placed()).toBe(0);
});

test('a newer event is looked for at once, even while an older one is awaited', async () => {
  const { sequencer, committed, looks, advance } = sequencing();
  sequencer.published('slow');
  await advance(200);
  sequencer.published('quick');
  committed.push('quick', 'slow');
  await advance(5000);
  expect(looks).toEqual([5, 20, 100, 205]);
});
