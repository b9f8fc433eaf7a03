import { z } from 'zod';
import { call, upload } from '../contract.ts';
import { Finding, FindingCounts } from './finding.ts';
import { Distribution, InventoryProblem } from './package.ts';

/** What another version would change. */
export const ImageDifference = z.object({
  from: z.string(),
  to: z.string(),
  /** In `from` only, in `to` only, in both; without those that are hidden. */
  repaired: z.array(Finding),
  added: z.array(Finding),
  kept: z.int(),
  packages: z.object({
    added: z.array(z.object({ name: z.string(), version: z.string() })),
    removed: z.array(z.object({ name: z.string(), version: z.string() })),
    changed: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  }),
  /** What of `to` could not be read, so that what it holds is not known; absent: everything was. */
  problems: z.array(InventoryProblem).optional(),
});
export type ImageDifference = z.infer<typeof ImageDifference>;

/** What was found in something that is not an image of a host: a file, a folder, an image in a registry. */
export const ScanResult = z.object({
  name: z.string(),
  /** As its host, or its configuration at a registry, names it; null for archives and folders. */
  digest: z.string().nullable(),
  distribution: Distribution.nullable(),
  packages: z.int(),
  counts: FindingCounts,
  findings: z.array(Finding),
  problems: z.array(InventoryProblem),
  /** The oldest of what it was compared with. */
  advisoriesAtMs: z.int().nullable(),
});
export type ScanResult = z.infer<typeof ScanResult>;

/** Of one image on a small machine, with its turn waited for. */
const mayTakeMs = 30 * 60_000;

export const differenceEndpoints = {
  /** Reads what has not been read yet from its registry, without pulling it; may take a minute. */
  difference: call({
    method: 'POST',
    path: '/difference',
    mayTakeMs,
    summary: 'Compare an image that runs here with another version, before updating',
    access: 'security:operate',
    scoped: true,
    body: z.object({
      host: z.string(),
      image: z.string(),
      /** `name:tag` or `name@sha256:…`. */
      to: z.string().min(1).max(500),
    }),
    result: ImageDifference,
  }),
  scanReference: call({
    method: 'POST',
    path: '/scan/reference',
    mayTakeMs,
    summary: 'Scan an image of a host or a registry, by its name',
    access: 'security:operate',
    body: z.object({
      reference: z.string().min(1).max(500),
      host: z.string().optional(),
      platform: z.string().max(50).optional(),
    }),
    result: ScanResult,
  }),
  /** What `docker save` wrote, an OCI layout as a tar, or a tar of a root folder; compressed or not. */
  scanArchive: upload({
    method: 'POST',
    path: '/scan/archive',
    mayTakeMs,
    summary: 'Scan an image archive or the tar of a folder',
    access: 'security:operate',
    query: z.object({
      name: z.string().max(300).default('archive'),
      /** Of an archive that has an image for several. */
      platform: z.string().max(50).optional(),
    }),
    bodyLimitBytes: 32 * 1024 ** 3,
    result: ScanResult,
  }),
};
