import type { Benchmark } from './benchmark.ts';
import { measureHeartbeats } from './pulse/heartbeats.ts';

export const pulse: Benchmark = {
  name: 'pulse',
  summary: 'bytes of heartbeats, fresh and sealed; questions about a thousand monitors and a year',
  measure: measureHeartbeats,
};
