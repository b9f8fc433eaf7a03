import { z } from 'zod';
import { Words } from '../words.ts';

/** How far a step goes. `digest`: the same tag stands for another image. Of a date the year is major, the month minor, the day patch. */
export const VersionLevel = z.enum(['major', 'minor', 'patch', 'build', 'digest']);
export type VersionLevel = z.infer<typeof VersionLevel>;

/** One version of an image, as far as it is known. */
export const ImageVersion = z.object({
  /** Null where only a digest is known. */
  tag: z.string().nullable(),
  /** Of what the registry hands out for the tag: an index or a manifest. `sha256:…`; null for an image that no registry named. */
  digest: z.string().nullable(),
  /** What the image says of itself (`org.opencontainers.image.version`), unless it repeats its base. */
  version: z.string().nullable(),
  revision: z.string().nullable(),
  /** When it was built, which the image may make up. */
  createdAtMs: z.int().nullable(),
  /** When it was pushed; few registries say so. */
  publishedAtMs: z.int().nullable(),
});
export type ImageVersion = z.infer<typeof ImageVersion>;

/** Where a person reads about it; each null where nobody can know. */
export const VersionLinks = z.object({
  /** The notes of exactly this version. */
  release: z.url().nullable(),
  /** What lies between the version that runs and this one. */
  compare: z.url().nullable(),
  source: z.url().nullable(),
  documentation: z.url().nullable(),
  /** The page of the image at its registry. */
  registry: z.url().nullable(),
});
export type VersionLinks = z.infer<typeof VersionLinks>;

/** Why a newer version is kept back. Ids are stored and never renamed. */
export const Hold = z.object({
  id: z.enum([
    'skipped',
    'snoozed',
    'too-young',
    'age-unknown',
    'above-limit',
    'pushed-earlier',
    'failed-here',
    'not-for-platform',
    /** The image that runs got its name here: what the registry has under it may be another program. */
    'other-origin',
  ]),
  words: Words,
  /** When it ends by itself. */
  untilMs: z.int().nullable(),
});
export type Hold = z.infer<typeof Hold>;

/** A newer version that a container could be moved to. */
export const AvailableUpdate = z.object({
  level: VersionLevel,
  /** What the container would be made from, as people write it: `nginx:1.27`, with a digest where one is written now. */
  reference: z.string(),
  to: ImageVersion,
  /** Since when NEXUS has known this tag with this digest; survives whatever happens to the container. */
  seenAtMs: z.int(),
  links: VersionLinks,
  /** Null: it is offered. */
  hold: Hold.nullable(),
});
export type AvailableUpdate = z.infer<typeof AvailableUpdate>;
