import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { ImageVersion, VersionLevel, VersionLinks } from './version.ts';
import { Words } from '../words.ts';

const AboutContainer = z.object({
  host: z.string(),
  name: z.string(),
  stack: z.string().nullable(),
  image: z.string(),
});

/** Once for each version and container, also when the container is replaced meanwhile. */
export const updateFound = defineEvent(
  'watcher.update-found',
  AboutContainer.extend({
    level: VersionLevel,
    reference: z.string(),
    from: ImageVersion,
    to: ImageVersion,
    links: VersionLinks,
    mode: z.enum(['notify', 'ask', 'auto']),
    /** One line: `jellyfin: 10.11.0 is out (10.10.7 runs)`. */
    summary: Words,
  }),
);
/** It runs the version now, or that version is gone, skipped or not wanted any more: nobody has to decide. */
export const updateSettled = defineEvent(
  'watcher.update-settled',
  AboutContainer.extend({
    reference: z.string(),
    to: ImageVersion,
    why: z.enum(['applied', 'superseded', 'withdrawn', 'skipped', 'gone']),
  }),
);
const AboutRun = AboutContainer.extend({
  runId: z.string(),
  from: ImageVersion,
  to: ImageVersion,
  startedBy: z.string(),
  summary: Words,
});
export const updateSucceeded = defineEvent('watcher.update-succeeded', AboutRun);
/** `isBack`: the old version runs again. Otherwise somebody has to look. */
export const updateFailed = defineEvent(
  'watcher.update-failed',
  AboutRun.extend({ isBack: z.boolean(), problem: Words }),
);
export const updateReverted = defineEvent('watcher.update-reverted', AboutRun);
/** Nothing has been found out for a day: what is shown may be old. */
export const registryUnanswered = defineEvent(
  'watcher.registry-unanswered',
  z.object({ domain: z.string(), reason: z.string(), words: Words, sinceMs: z.int(), images: z.int() }),
);
export const registryAnswers = defineEvent('watcher.registry-answers', z.object({ domain: z.string() }));

/** In one list, so that one subscription hears them in one order. */
export const watcherEvents = [
  updateFound,
  updateSettled,
  updateSucceeded,
  updateFailed,
  updateReverted,
  registryUnanswered,
  registryAnswers,
] as const;
