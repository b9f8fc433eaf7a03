import { writeSync } from 'node:fs';
import { manualClock } from '#kernel/clock.ts';
import { openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import { openTestKernel } from '#tools/pulse/test-pulse.ts';
import { firstMs, heartbeatsAt, minuteMs } from './mortal-heartbeats.ts';

/**
 * Records a minute of all monitors after the other, and seals the hours that are over, until it is killed. Says the number of each
 * minute that was acknowledged: what was said must never be lost.
 */
const [folder = ''] = process.argv.slice(2);
const clock = manualClock(firstMs);
const kernel = await openTestKernel({ folder, clock });
const heartbeats = await openHeartbeats(kernel, { intervalOf: () => minuteMs });
const newest = await heartbeats.newest();
let minute = newest.length === 0 ? 0 : Math.round(((newest[0]?.atMs ?? 0) - firstMs) / minuteMs) + 1;

async function sealForEver(): Promise<never> {
  for (;;) {
    await heartbeats.seal(new AbortController().signal);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function recordForEver(): Promise<never> {
  for (; ; minute += 1) {
    clock.jump(firstMs + minute * minuteMs);
    await heartbeats.record(heartbeatsAt(minute));
    writeSync(1, `${minute}\n`);
  }
}

writeSync(1, 'open\n');
await Promise.all([sealForEver(), recordForEver()]);
