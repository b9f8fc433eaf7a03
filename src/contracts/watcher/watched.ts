import { z } from 'zod';
import { ContainerState } from '../containers/container.ts';
import { EffectivePolicy } from './policy.ts';
import { Verdict } from './verdict.ts';
import { ImageVersion } from './version.ts';
import { Words } from '../words.ts';

/** A version that somebody does not want here. Without `digest`, the tag for good. */
export const SkippedUpdate = z.object({
  tag: z.string(),
  digest: z.string().nullable(),
  by: z.string(),
  atMs: z.int(),
});
export type SkippedUpdate = z.infer<typeof SkippedUpdate>;

/** A version that was tried here and taken back. It is not applied again by itself. */
export const FailedUpdate = z.object({
  tag: z.string().nullable(),
  digest: z.string(),
  atMs: z.int(),
  runId: z.string(),
  problem: z.string(),
});
export type FailedUpdate = z.infer<typeof FailedUpdate>;

/** One row of the list. Addressed by host and name, which stay when the container is replaced. */
export const WatchedContainer = z.object({
  host: z.string(),
  name: z.string(),
  id: z.string(),
  /** Of `wud.display.name` and the like; null: its own. */
  displayName: z.string().nullable(),
  stack: z.string().nullable(),
  service: z.string().nullable(),
  /** What grants compare beside host and stack. */
  labels: z.record(z.string(), z.string()),
  state: ContainerState,
  /** As the container names it. */
  image: z.string(),
  /** Without tag and digest, in full: `docker.io/library/nginx`; null for what is no reference. */
  repository: z.string().nullable(),
  imageId: z.string(),
  /** What can become newer: see `tools/watcher/tags/track.ts`; null for what is no reference. */
  track: z.enum(['floating', 'exact', 'pinned', 'fixed']).nullable(),
  current: ImageVersion,
  verdict: Verdict,
  policy: EffectivePolicy,
  snoozedUntilMs: z.int().nullable(),
  /** An update under way. */
  runId: z.string().nullable(),
  /** NEXUS itself. */
  isSelf: z.boolean(),
});
export type WatchedContainer = z.infer<typeof WatchedContainer>;

/** A tag of the repository, and why it is not the one to go to. */
export const OtherTag = z.object({ tag: z.string(), words: Words, isHeld: z.boolean() });
export type OtherTag = z.infer<typeof OtherTag>;

export const WatchedDetails = WatchedContainer.extend({
  skipped: z.array(SkippedUpdate),
  failed: z.array(FailedUpdate),
  /** The nearest first; at most 200, `otherTagsCount` says how many there are. */
  otherTags: z.array(OtherTag),
  otherTagsCount: z.int(),
  /** The registry has more tags than were read. */
  isTagListCut: z.boolean(),
  /** The registry that answers. */
  registry: z.string().nullable(),
});
export type WatchedDetails = z.infer<typeof WatchedDetails>;

/** How the watch itself is. */
export const WatchStatus = z.object({
  isChecking: z.boolean(),
  lastCheckAtMs: z.int().nullable(),
  /** Of the last whole check. */
  lastCheckMs: z.int().nullable(),
  lastRequests: z.int().nullable(),
  nextCheckAtMs: z.int().nullable(),
  /** Hosts that cannot be seen now: their rows are as last seen. */
  missing: z.array(z.object({ host: z.string(), reason: z.string() })),
});
export type WatchStatus = z.infer<typeof WatchStatus>;
