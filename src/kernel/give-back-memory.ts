import { getHeapStatistics } from 'node:v8';
import { type Clock, systemClock } from './clock.ts';

/** What this process, and in it the heap of this thread, has used. */
export interface Usage {
  /** Of the processor since the start, in milliseconds, by all threads. */
  processorMs(): number;
  /** What the heap occupies, in bytes. */
  heapBytes(): number;
}

const ownUsage: Usage = {
  processorMs() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  heapBytes: () => getHeapStatistics().total_physical_size,
};

const lookEveryMs = 2_000;
/** Of one core; with more to do, memory is needed again at once. */
const idleShare = 0.25;
/** Less than this is not worth the tenth of a second that a collection takes. */
const worthwhileGrowth = 1.125;
const collectEveryMs = 5_000;

interface Options {
  readonly clock: Clock;
  readonly usage: Usage;
  /** Collects all that can be, and gives the room back to the system. */
  readonly collect: () => void;
}

/** Collects what the start and each piece of work left behind, once there is little to do. By itself V8 waits until more is allocated. */
export function giveBackMemory({ clock, usage, collect }: Options): void {
  let processorMs = usage.processorMs();
  let lookedMs = clock.monotonic();
  let collectedMs = lookedMs;
  let keptBytes = 0;
  const look = () => {
    const [usedBefore, lookedBefore] = [processorMs, lookedMs];
    processorMs = usage.processorMs();
    lookedMs = clock.monotonic();
    const isIdle = processorMs - usedBefore < idleShare * (lookedMs - lookedBefore);
    const isDue = keptBytes === 0 || lookedMs - collectedMs >= collectEveryMs;
    if (isIdle && isDue && usage.heapBytes() > worthwhileGrowth * keptBytes) {
      collect();
      keptBytes = usage.heapBytes();
      collectedMs = clock.monotonic();
    }
    clock.after(lookEveryMs, look);
  };
  clock.after(lookEveryMs, look);
}

/** For this thread. Each has a heap of its own, and only the image, which starts Node with --expose-gc, lets them be collected. */
export function giveBackOwnMemory(release: () => void = () => {}): void {
  const { gc } = globalThis;
  if (!gc) return;
  const collect = () => {
    release();
    gc({ type: 'major', flavor: 'last-resort' });
  };
  giveBackMemory({ clock: systemClock, usage: ownUsage, collect });
}
