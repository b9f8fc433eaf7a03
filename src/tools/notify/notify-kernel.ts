import type { Kernel } from '#kernel/tool.ts';
import type { NotifySchema } from './notify-schema.ts';

export type NotifyKernel = Pick<
  Kernel<NotifySchema>,
  'database' | 'bus' | 'audit' | 'clock' | 'log' | 'schedule' | 'coordinator' | 'secrets' | 'settings'
>;

export interface NotifyOptions {
  /** This NEXUS as its users reach it, without a slash at the end; links in messages begin with it. */
  readonly publicUrl: string | undefined;
  readonly version: string;
}
