import type { UsageValues } from '#tools/containers/history/usage-metrics.ts';

/** How a kind of container behaves: means in the middle of the day. */
interface Profile {
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  /** How far memory swings between collections of garbage, as a share. */
  readonly memorySwing: number;
  readonly networkBytesPerSecond: number;
  readonly blockBytesPerSecond: number;
  /** Share of the minutes in which it works hard. */
  readonly bursts: number;
}

const MiB = 1 << 20;

/** An idle web app, a database, a media server that transcodes now and then, a busy proxy, a helper that sleeps. */
const profiles: readonly Profile[] = [
  {
    cpuPercent: 0.4,
    memoryBytes: 90 * MiB,
    memorySwing: 0.02,
    networkBytesPerSecond: 300,
    blockBytesPerSecond: 0,
    bursts: 0.01,
  },
  {
    cpuPercent: 3,
    memoryBytes: 420 * MiB,
    memorySwing: 0.05,
    networkBytesPerSecond: 12_000,
    blockBytesPerSecond: 60_000,
    bursts: 0.02,
  },
  {
    cpuPercent: 8,
    memoryBytes: 900 * MiB,
    memorySwing: 0.2,
    networkBytesPerSecond: 200_000,
    blockBytesPerSecond: 40_000,
    bursts: 0.08,
  },
  {
    cpuPercent: 12,
    memoryBytes: 60 * MiB,
    memorySwing: 0.1,
    networkBytesPerSecond: 2_000_000,
    blockBytesPerSecond: 500,
    bursts: 0.05,
  },
  {
    cpuPercent: 0.02,
    memoryBytes: 4 * MiB,
    memorySwing: 0,
    networkBytesPerSecond: 20,
    blockBytesPerSecond: 0,
    bursts: 0,
  },
];

/**
 * Minutes of a made-up container that are as hard to compress as real ones: a daily rhythm, noise on every value, bursts, memory
 * that drifts and is collected. The same seed gives the same minutes.
 */
export function realisticUsage(seed: number): (atMs: number) => UsageValues {
  const random = randomOf(seed);
  const profile = profiles[seed % profiles.length]!;
  let drift = 0;
  let burstLeft = 0;
  const noisy = (mean: number) => mean * Math.exp(0.5 * gaussian(random));
  return (atMs) => {
    const rhythm = 0.6 + 0.4 * Math.sin(((atMs % 86_400_000) / 86_400_000 - 0.3) * 2 * Math.PI);
    if (burstLeft > 0) burstLeft -= 1;
    else if (random() < profile.bursts) burstLeft = Math.ceil(random() * 15);
    const load = rhythm * (burstLeft > 0 ? 8 : 1);
    drift = drift > 1 ? 0 : drift + random() * 0.02;
    const memory = profile.memoryBytes * (1 + profile.memorySwing * (drift + 0.05 * gaussian(random)));
    const sent = noisy(profile.networkBytesPerSecond * load);
    const written =
      profile.blockBytesPerSecond === 0 ? rarely(random) : noisy(profile.blockBytesPerSecond * load);
    return {
      cpuPercent: noisy(profile.cpuPercent * load),
      memoryBytes: Math.round(memory),
      networkRxBytesPerSecond: noisy(sent * 0.3),
      networkTxBytesPerSecond: sent,
      blockReadBytesPerSecond: random() < 0.1 ? noisy(written) : 0,
      blockWriteBytesPerSecond: written,
    };
  };
}

/** A log line or a small file now and then. */
function rarely(random: () => number): number {
  return random() < 0.2 ? Math.round(random() * 8) * 68.27 : 0;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Park and Miller, "Random number generators: good ones are hard to find", 1988. */
function randomOf(seed: number): () => number {
  let state = ((seed * 48_271) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
