import {
  openTestKernelOf,
  type TestKernel as KernelOf,
  type TestKernelOptions,
} from '#kernel/test-kernel.ts';
import type { NotifySchema } from './notify-schema.ts';
import { notifyMigrations } from './tool.ts';

export type TestKernel = KernelOf<NotifySchema>;

export function openTestKernel(options?: TestKernelOptions): Promise<TestKernel> {
  return openTestKernelOf<NotifySchema>('notify', notifyMigrations, options);
}
