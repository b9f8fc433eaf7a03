import {
  openTestKernelOf,
  type TestKernel as KernelOf,
  type TestKernelOptions,
} from '#kernel/test-kernel.ts';
import { pulseMigrations } from './pulse-migrations.ts';
import type { PulseSchema } from './pulse-schema.ts';

export type TestKernel = KernelOf<PulseSchema>;

export function openTestKernel(options?: TestKernelOptions): Promise<TestKernel> {
  return openTestKernelOf<PulseSchema>('pulse', pulseMigrations, options);
}
