import { z } from 'zod';

/** What a bundle tells, checked by shape: whoever made it may have written anything into its packed values. */
const time = z.int().nullable();
const text = z.string();
const severity = z.enum(['unknown', 'negligible', 'low', 'medium', 'high', 'critical']);

export const ForeignAdvisory = z.object({
  feed: text.max(100),
  id: text,
  aliases: z.array(text),
  related: z.array(text),
  title: text.nullable(),
  details: text.nullable(),
  url: text.nullable(),
  references: z.array(text),
  publishedAtMs: time,
  modifiedAtMs: time,
  withdrawnAtMs: time,
  ratings: z.array(
    z.object({
      source: text,
      severity,
      vector: text.nullable(),
      score: z.number().min(0).max(10).nullable(),
    }),
  ),
  affected: z.array(
    z.object({
      ecosystem: text,
      release: text,
      name: text,
      kind: z.enum(['source', 'binary']),
      scheme: text,
      state: z.enum([
        'affected',
        'fixed',
        'deferred',
        'will-not-fix',
        'end-of-life',
        'not-affected',
        'undetermined',
      ]),
      spans: z.array(
        z.object({
          introduced: text.exactOptional(),
          fixed: text.exactOptional(),
          lastAffected: text.exactOptional(),
        }),
      ),
      versions: z.array(text),
      severity: severity.exactOptional(),
      note: text.exactOptional(),
      arches: z.array(text).exactOptional(),
      module: text.exactOptional(),
      channel: text.exactOptional(),
    }),
  ),
});

export const ForeignExploited = z.object({
  addedAtMs: z.int(),
  dueAtMs: time,
  isRansomware: z.boolean(),
  action: text,
});

const release = z.object({ ecosystem: text.max(100), release: text.max(100) });
const shortText = text.max(2_000).nullable();

export const ForeignPart = z.object({
  feed: text.min(1).max(100),
  part: text.max(300),
  covers: z.array(release).max(10_000),
  standIns: z.array(z.object({ of: release, by: release })).max(10_000),
  state: z.object({
    etag: shortText,
    lastModified: shortText,
    checksum: shortText,
    cursor: shortText,
    fetchedAtMs: time,
    changedAtMs: time,
    triedAtMs: time,
    revision: z.int().nullable(),
    problem: shortText,
    failures: z.int(),
    // Of the plan of the feeds.
    readFor: text.max(10_000).exactOptional(),
  }),
});
export type ForeignPart = z.infer<typeof ForeignPart>;
