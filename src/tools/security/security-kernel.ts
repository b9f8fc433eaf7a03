import type { Kernel } from '#kernel/tool.ts';
import type { SecuritySchema } from './security-schema.ts';

export type SecurityKernel = Pick<
  Kernel<SecuritySchema>,
  'database' | 'bus' | 'audit' | 'clock' | 'log' | 'schedule' | 'coordinator' | 'settings'
>;
