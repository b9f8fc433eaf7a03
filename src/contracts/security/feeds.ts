import { z } from 'zod';
import { call, download, upload } from '../contract.ts';
import { Words } from '../words.ts';

/** A file of a feed that the lab needs. */
export const FeedPartState = z.object({
  id: z.string(),
  /** What it tells of: `debian 12`, `npm`. */
  covers: z.array(z.string()),
  url: z.string(),
  /** When it was last fetched whole or found unchanged; null: never. */
  checkedAtMs: z.int().nullable(),
  changedAtMs: z.int().nullable(),
  advisories: z.int(),
  /** Why the last try failed; what was there before is kept. */
  problem: Words.nullable(),
  nextAtMs: z.int().nullable(),
  isFetching: z.boolean(),
});
export type FeedPartState = z.infer<typeof FeedPartState>;

export const FeedState = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  homepage: z.string(),
  isOn: z.boolean(),
  parts: z.array(FeedPartState),
});
export type FeedState = z.infer<typeof FeedState>;

export const SecuritySettings = z.object({
  /** Images are read by themselves when they appear. */
  isReadingOn: z.boolean(),
  /** Feeds are fetched from the internet. Off: only what is imported. */
  isFetchingOn: z.boolean(),
  /** Ids of feeds that are not wanted. */
  feedsOff: z.array(z.string().max(50)).max(50),
  /** Alerts are raised from this rank on. */
  alertFrom: z.enum(['now', 'soon', 'plan']),
});
export type SecuritySettings = z.infer<typeof SecuritySettings>;

export const ImportedAdvisories = z.object({
  kind: z.enum(['nexus', 'grype']),
  advisories: z.int(),
  affected: z.int(),
  madeAtMs: z.int().nullable(),
  problems: z.array(z.string()),
});
export type ImportedAdvisories = z.infer<typeof ImportedAdvisories>;

export const feedsEndpoints = {
  feeds: call({
    method: 'GET',
    path: '/feeds',
    summary: 'List the sources of advisories, how old they are and what failed',
    access: 'security:read',
    result: z.object({
      feeds: z.array(FeedState),
      sizeBytes: z.int(),
      imported: z.array(ImportedAdvisories.extend({ id: z.string(), atMs: z.int() })),
    }),
  }),
  fetchFeeds: call({
    method: 'POST',
    path: '/feeds/fetch',
    summary: 'Fetch advisories now',
    access: 'security:operate',
    result: z.object({ parts: z.int() }),
  }),
  exportAdvisories: download({
    path: '/advisories/export',
    summary: 'Download all advisories as one file, for a NEXUS without internet',
    access: 'security:read',
  }),
  /** One that NEXUS exported, or a database of Grype (v6, `.tar.zst` or `.db`); told apart by their content. */
  importAdvisories: upload({
    method: 'POST',
    path: '/advisories/import',
    summary: 'Take advisories from one file',
    access: 'security:configure',
    bodyLimitBytes: 4 * 1024 ** 3,
    result: ImportedAdvisories,
  }),
  securitySettings: call({
    method: 'GET',
    path: '/settings',
    summary: 'Read what is done by itself',
    access: 'security:read',
    result: SecuritySettings,
  }),
  saveSecuritySettings: call({
    method: 'PUT',
    path: '/settings',
    summary: 'Set what is done by itself',
    access: 'security:configure',
    body: SecuritySettings,
    result: SecuritySettings,
  }),
};
