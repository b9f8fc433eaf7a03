import type { Benchmark } from './benchmark.ts';
import { containers } from './containers.ts';
import { foundation } from './foundation.ts';

export const benchmarks: readonly Benchmark[] = [foundation, containers];
