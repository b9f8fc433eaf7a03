import type { Kernel } from '#kernel/tool.ts';
import type { WatcherSchema } from './watcher-schema.ts';

export type WatcherKernel = Pick<
  Kernel<WatcherSchema>,
  'database' | 'bus' | 'audit' | 'clock' | 'log' | 'schedule' | 'coordinator' | 'secrets' | 'settings'
>;
