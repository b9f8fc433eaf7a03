import type { Heartbeat } from '#tools/pulse/heartbeats/heartbeat.ts';

/** A monitor as a lab has it: its own latency with noise and spikes, now and then slow, seldom down for some minutes. */
export interface SeenMonitor {
  /** The heartbeats that are due from `fromMs` on, before `toMs`. To be asked in the order of time. */
  within(fromMs: number, toMs: number): Heartbeat[];
}

export function seenMonitor(number: number, intervalMs: number): SeenMonitor {
  const random = randomFrom(number);
  const phaseMs = Math.floor((number * 7919) % intervalMs);
  const usualMs = 2 * Math.exp(random() * 5);
  const noise = 0.05 + 0.2 * random();
  let downUntilMs = 0;

  function heartbeatAt(atMs: number): Heartbeat {
    if (random() < 0.0002) downUntilMs = atMs + 20 * 60_000 * random();
    const isDown = atMs < downUntilMs;
    const bell = random() + random() + random() + random() - 2;
    const spike = random() < 0.01 ? 1 + 10 * random() : 1;
    const latencyMs = isDown ? null : Math.max(0.1, usualMs * spike * (1 + noise * 1.7 * bell));
    return {
      monitorId: number,
      atMs,
      state: isDown ? 'down' : 'up',
      latencyMs,
      reason: isDown ? 'timeout-connect' : null,
      location: '',
    };
  }

  return {
    within(fromMs, toMs) {
      const found: Heartbeat[] = [];
      const firstMs = Math.ceil((fromMs - phaseMs) / intervalMs) * intervalMs + phaseMs;
      for (let atMs = firstMs; atMs < toMs; atMs += intervalMs) found.push(heartbeatAt(atMs));
      return found;
    },
  };
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
