import { z } from 'zod';
import { call, download } from '../contract.ts';
import { Finding, Rank, Rating, Repair, Severity, Exploited, Likelihood, RankReason } from './finding.ts';
import { PackageType } from './package.ts';
import { Words } from '../words.ts';

/** Where in the lab a flaw is. */
export const FlawPlace = z.object({
  host: z.string(),
  /** The engine's id of the image. */
  image: z.string(),
  reference: z.string(),
  containers: z.array(z.object({ name: z.string(), stack: z.string().nullable(), isRunning: z.boolean() })),
  package: z.string(),
  type: PackageType,
  version: z.string(),
  repair: Repair,
  rank: Rank,
  isAccepted: z.boolean(),
  isHidden: z.boolean(),
});
export type FlawPlace = z.infer<typeof FlawPlace>;

/** A container whose image Watcher knows a newer version of. */
export const FlawUpdate = z.object({
  host: z.string(),
  container: z.string(),
  /** The newer version as `difference` takes it: `name:tag`, or `name@sha256:…` where the tag stays. */
  to: z.string(),
});
export type FlawUpdate = z.infer<typeof FlawUpdate>;

/** One flaw in the whole lab. */
export const LabFlaw = z.object({
  flaw: z.string(),
  aliases: z.array(z.string()),
  title: z.string().nullable(),
  severity: Severity,
  ratedBy: z.string().nullable(),
  exploited: Exploited.nullable(),
  likelihood: Likelihood.nullable(),
  /** Of the place where it is most urgent. */
  rank: Rank,
  score: z.number(),
  reasons: z.array(RankReason),
  /** At most 20; `placesCount` says how many there are. */
  places: z.array(FlawPlace),
  placesCount: z.int(),
  /** The one thing to do, such as "Update jellyfin to 10.11.0". */
  advice: Words.nullable(),
  /** Of containers that a newer package would repair, at most 5. Whether the version has that package is not known: compare. */
  updates: z.array(FlawUpdate).optional(),
  /** 0: it is in no image here. */
  firstSeenAtMs: z.int(),
});
export type LabFlaw = z.infer<typeof LabFlaw>;

/** One flaw explained. Without places it is in no image here that may be seen; `advice` says so, and what is not known. */
export const FlawDetails = LabFlaw.extend({
  /** Markdown or plain text of its source; untrusted. */
  details: z.string().nullable(),
  detailsFrom: z.string().nullable(),
  references: z.array(z.string()),
  ratings: z.array(Rating),
  findings: z.array(Finding.extend({ host: z.string(), image: z.string(), reference: z.string() })),
  publishedAtMs: z.int().nullable(),
  modifiedAtMs: z.int().nullable(),
  /** What happened to it here, newest first. */
  moments: z.array(z.object({ atMs: z.int(), words: Words })),
});
export type FlawDetails = z.infer<typeof FlawDetails>;

/** One package in the whole lab, as its manager names it. `findings`: open flaws of it, each once. */
export const LabPackage = z.object({
  type: PackageType,
  name: z.string(),
  versions: z.array(z.object({ version: z.string(), images: z.int(), findings: z.int() })),
  images: z.int(),
  findings: z.int(),
  worst: Rank,
});
export type LabPackage = z.infer<typeof LabPackage>;

const FlawFilter = {
  rank: z.array(Rank).default([]),
  severity: z.array(Severity).default([]),
  state: z.enum(['open', 'accepted', 'hidden', 'all']).default('open'),
  isRepairable: z.stringbool().optional(),
  isExploited: z.stringbool().optional(),
  host: z.string().optional(),
  stack: z.string().optional(),
  container: z.string().optional(),
  image: z.string().optional(),
  package: z.string().optional(),
  /** Words in ids, titles and package names. */
  search: z.string().max(200).optional(),
};

export const flawsEndpoints = {
  flaws: call({
    method: 'GET',
    path: '/flaws',
    summary: 'List flaws of the lab, what matters most first',
    access: 'security:read',
    scoped: true,
    query: z.object({
      ...FlawFilter,
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    result: z.object({ flaws: z.array(LabFlaw), total: z.int() }),
  }),
  flaw: call({
    method: 'GET',
    path: '/flaws/{flaw}',
    summary: 'Explain one flaw: what says so, where it is, why it matters here, what repairs it',
    access: 'security:read',
    scoped: true,
    params: z.object({ flaw: z.string().max(100) }),
    result: FlawDetails,
  }),
  packages: call({
    method: 'GET',
    path: '/packages',
    summary: 'List packages of the lab with the images that have them',
    access: 'security:read',
    scoped: true,
    query: z.object({
      search: z.string().max(200).default(''),
      type: PackageType.optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    result: z.object({ packages: z.array(LabPackage), total: z.int() }),
  }),
  exportFlaws: download({
    path: '/flaws/export',
    summary: 'Download findings as SARIF 2.1.0, CSV or JSON',
    access: 'security:read',
    scoped: true,
    query: z.object({ ...FlawFilter, format: z.enum(['sarif', 'csv', 'json']) }),
  }),
};
