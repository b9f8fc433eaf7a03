import { z } from 'zod';
import { call, raw, stream } from '../contract.ts';
import { Words } from '../words.ts';
import { FindingCounts, Severity } from './finding.ts';
import { ScannedImage } from './image.ts';

/** How the watch itself is, so that "nothing found" means something. */
export const SecurityStatus = z.object({
  /** Images that are read now, and those that wait. */
  reading: z.array(z.object({ host: z.string(), image: z.string(), reference: z.string() })),
  waiting: z.int(),
  /** The oldest of what the lab's packages are compared with; null: there is nothing yet. */
  advisoriesAtMs: z.int().nullable(),
  isFetching: z.boolean(),
  /** What keeps it from knowing: feeds that do not answer, hosts that cannot be seen, images that cannot be read. */
  troubles: z.array(z.object({ id: z.string(), words: Words })),
});
export type SecurityStatus = z.infer<typeof SecurityStatus>;

/** The lab at a glance. */
export const LabOverview = z.object({
  status: SecurityStatus,
  counts: FindingCounts,
  images: z.object({
    known: z.int(),
    partial: z.int(),
    unknown: z.int(),
    pending: z.int(),
    /** Packages in them, each image's for itself, that could not be compared with advisories. */
    unmatched: z.int(),
  }),
  /** Out of support already, or within 90 days. */
  endOfLife: z.array(z.object({ title: z.string(), untilMs: z.int(), images: z.int() })),
  /** What appeared and went within the last seven days. */
  week: z.object({ appeared: z.int(), repaired: z.int() }),
});
export type LabOverview = z.infer<typeof LabOverview>;

/** Open findings at the end of a day (UTC), by severity; hidden and accepted ones are left out. */
export const LabDay = z.object({
  dayMs: z.int(),
  severities: z.record(Severity, z.int()),
  exploited: z.int(),
  images: z.int(),
});
export type LabDay = z.infer<typeof LabDay>;

/** What changed, for the page and for Notify. */
export const SecurityMoment = z.object({
  id: z.string(),
  atMs: z.int(),
  kind: z.enum(['appeared', 'repaired', 'exploited', 'repairable', 'withdrawn', 'accepted', 'reopened']),
  /** The advisories changed, or the image did. */
  cause: z.enum(['advisory', 'image', 'person']),
  host: z.string(),
  reference: z.string(),
  flaws: z.array(z.string()),
  flawsCount: z.int(),
  words: Words,
});
export type SecurityMoment = z.infer<typeof SecurityMoment>;

/** `all` comes first. `flaws`: a bell: what was listed may be another now. */
export const LiveSecurity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), images: z.array(ScannedImage), overview: LabOverview }),
  z.object({
    kind: z.literal('changed'),
    images: z.array(ScannedImage),
    gone: z.array(z.object({ host: z.string(), id: z.string() })),
  }),
  z.object({ kind: z.literal('overview'), overview: LabOverview }),
  z.object({ kind: z.literal('flaws') }),
]);
export type LiveSecurity = z.infer<typeof LiveSecurity>;

export const labEndpoints = {
  overview: call({
    method: 'GET',
    path: '/overview',
    summary: 'Read how the lab is: what matters now, what is not known, how old the advisories are',
    access: 'security:read',
    scoped: true,
    result: LabOverview,
  }),
  days: call({
    method: 'GET',
    path: '/days',
    summary: 'Read open findings over time',
    access: 'security:read',
    query: z.object({ days: z.coerce.number().int().min(1).max(730).default(90) }),
    result: z.array(LabDay),
  }),
  moments: call({
    method: 'GET',
    path: '/moments',
    summary: 'List what changed, newest first',
    access: 'security:read',
    scoped: true,
    query: z.object({
      before: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.array(SecurityMoment),
  }),
  liveSecurity: stream({
    path: '/live',
    summary: 'Follow images, what is read, and that findings changed',
    access: 'security:read',
    scoped: true,
    item: LiveSecurity,
  }),
  securityMetrics: raw({
    methods: ['GET'],
    path: '/metrics',
    summary: 'Read findings as Prometheus does, by image, rank and severity',
    access: 'security:read',
    scoped: true,
    bodyLimitBytes: 1_000,
  }),
};
