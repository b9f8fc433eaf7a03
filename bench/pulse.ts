import type { Benchmark } from './benchmark.ts';
import { measureHeartbeats } from './pulse/heartbeats.ts';
import { measureWatching } from './pulse/watching.ts';

export const pulse: Benchmark = {
  name: 'pulse',
  summary:
    'a thousand monitors: what checks cost, how late they are; bytes of heartbeats; questions about a year',
  async measure(options) {
    return [...(await measureWatching(options)), ...(await measureHeartbeats(options))];
  },
};
