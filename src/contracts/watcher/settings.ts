import { z } from 'zod';
import { call } from '../contract.ts';

/** How the watch is set. */
export const WatchSettings = z.object({
  /** How often registries are asked. */
  checkEveryHours: z.int().min(1).max(168),
});
export type WatchSettings = z.infer<typeof WatchSettings>;

export const settingsEndpoints = {
  watchSettings: call({
    method: 'GET',
    path: '/settings',
    summary: 'Read how often registries are asked',
    access: 'watcher:read',
    result: WatchSettings,
  }),
  saveWatchSettings: call({
    method: 'PUT',
    path: '/settings',
    summary: 'Set how often registries are asked',
    access: 'watcher:configure',
    body: WatchSettings,
    result: WatchSettings,
  }),
};
