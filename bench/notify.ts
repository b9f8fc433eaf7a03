import type { Benchmark } from './benchmark.ts';
import { measureGroups, measureIntake } from './notify/intake.ts';
import { measureLatency } from './notify/latency.ts';

export const notify: Benchmark = {
  name: 'notify',
  summary: 'alerts accepted a second, what they cost, memory of 10,000 groups, delay to the receiver',
  async measure(options) {
    return [
      ...(await measureIntake(options)),
      ...(await measureGroups(options)),
      ...(await measureLatency(options)),
    ];
  },
};
