import {
  openTestKernelOf,
  type TestKernel as KernelOf,
  type TestKernelOptions,
} from '#kernel/test-kernel.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { containersMigrations } from './tool.ts';

export type TestKernel = KernelOf<ContainersSchema>;

export function openTestKernel(options?: TestKernelOptions): Promise<TestKernel> {
  return openTestKernelOf<ContainersSchema>('containers', containersMigrations, options);
}
