import type { Benchmark } from './benchmark.ts';
import { containers } from './containers.ts';
import { foundation } from './foundation.ts';
import { notify } from './notify.ts';
import { pulse } from './pulse.ts';
import { security } from './security.ts';
import { watcher } from './watcher.ts';

export const benchmarks: readonly Benchmark[] = [foundation, containers, notify, pulse, watcher, security];
