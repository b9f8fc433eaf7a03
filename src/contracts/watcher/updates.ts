import { z } from 'zod';
import { call, stream } from '../contract.ts';
import { UpdateRun } from './run.ts';
import { WatchedContainer, WatchedDetails, WatchStatus } from './watched.ts';

export const WatchedName = z.object({ host: z.string(), name: z.string() });

/** `all` comes first, then the runs that are under way. */
export const LiveUpdates = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), containers: z.array(WatchedContainer), status: WatchStatus }),
  z.object({
    kind: z.literal('changed'),
    containers: z.array(WatchedContainer),
    gone: z.array(WatchedName),
  }),
  z.object({ kind: z.literal('status'), status: WatchStatus }),
  z.object({ kind: z.literal('run'), run: UpdateRun }),
]);
export type LiveUpdates = z.infer<typeof LiveUpdates>;

export const updatesEndpoints = {
  updates: call({
    method: 'GET',
    path: '/updates',
    summary: 'List running images by container, and whether there is something newer',
    access: 'watcher:read',
    scoped: true,
    query: z.object({ host: z.string().optional(), stack: z.string().optional() }),
    result: z.object({ containers: z.array(WatchedContainer), status: WatchStatus }),
  }),
  updateDetails: call({
    method: 'GET',
    path: '/hosts/{host}/containers/{name}',
    summary: 'Read one container with every tag that was considered, and why',
    access: 'watcher:read',
    scoped: true,
    params: WatchedName,
    result: WatchedDetails,
  }),
  liveUpdates: stream({
    path: '/live',
    summary: 'Follow what is newer, the check under way and updates under way',
    access: 'watcher:read',
    scoped: true,
    item: LiveUpdates,
  }),
  /** Answers when the registries have been asked. At most once in a few seconds; a second caller gets the same check. */
  checkNow: call({
    method: 'POST',
    path: '/check',
    summary: 'Ask the registries now, of one container or of all',
    access: 'watcher:operate',
    scoped: true,
    body: z.object({ host: z.string().optional(), name: z.string().optional() }),
    result: WatchStatus,
  }),
  skipUpdate: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{name}/skip',
    summary: 'Do not offer a version for a container',
    access: 'watcher:operate',
    scoped: true,
    params: WatchedName,
    body: z.object({
      tag: z.string().min(1).max(128),
      /** Only while the tag stands for it. */
      digest: z.string().max(200).optional(),
    }),
    result: WatchedDetails,
  }),
  unskipUpdate: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{name}/unskip',
    summary: 'Offer a skipped version, or one that failed, again',
    access: 'watcher:operate',
    scoped: true,
    params: WatchedName,
    body: z.object({ tag: z.string().max(128).nullable(), digest: z.string().max(200).nullable() }),
    result: WatchedDetails,
  }),
  snoozeUpdates: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{name}/snooze',
    summary: 'Offer nothing for a container until a time; null ends it',
    access: 'watcher:operate',
    scoped: true,
    params: WatchedName,
    body: z.object({ untilMs: z.int().nullable() }),
    result: WatchedDetails,
  }),
};
