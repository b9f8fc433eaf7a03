import type { Kernel } from '#kernel/tool.ts';
import type { PulseSchema } from './pulse-schema.ts';

export type PulseKernel = Pick<
  Kernel<PulseSchema>,
  'database' | 'bus' | 'audit' | 'clock' | 'log' | 'schedule' | 'coordinator' | 'secrets' | 'settings'
>;
