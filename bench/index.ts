import type { Benchmark } from './benchmark.ts';
import { foundation } from './foundation.ts';

export const benchmarks: readonly Benchmark[] = [foundation];
