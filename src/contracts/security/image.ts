import { z } from 'zod';
import { call, download } from '../contract.ts';
import { ContainerState } from '../containers/container.ts';
import { Words } from '../words.ts';
import { Finding, FindingCounts } from './finding.ts';
import { Distribution, InventoryProblem, Package, PackageType } from './package.ts';

/** A container that runs the image, or was made from it. */
export const ImageContainer = z.object({
  host: z.string(),
  id: z.string(),
  name: z.string(),
  stack: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  state: ContainerState,
  /** What makes it easier to reach or worse to lose: `published`, `privileged`, `docker-socket`, `host-network`, `root`… */
  exposure: z.array(z.object({ id: z.string(), words: Words })),
});
export type ImageContainer = z.infer<typeof ImageContainer>;

/**
 * What is known of an image.
 * - `known`: read whole. `system-only`: so far only what its package manager says in a running container.
 * - `partial`: `problems` say what could not be read, so that no finding does not mean clean.
 * - `pending`, `reading`: not yet. `unknown`: it cannot be read; `reason` says why.
 */
export const ImageKnowledge = z.object({
  state: z.enum(['known', 'system-only', 'partial', 'pending', 'reading', 'unknown']),
  reason: z.object({ id: z.string(), words: Words }).nullable(),
  readAtMs: z.int().nullable(),
  /** When its packages were last compared with the advisories. */
  matchedAtMs: z.int().nullable(),
  /** Ecosystems and packages that no feed tells of, or whose version has no place in an order. */
  unmatched: z.int(),
});
export type ImageKnowledge = z.infer<typeof ImageKnowledge>;

/** Until when the distribution repairs flaws. */
export const SupportEnd = z.object({ untilMs: z.int(), isOver: z.boolean(), source: z.string() });

/** One image of one host. The same content on two hosts is two rows with one `digest`. */
export const ScannedImage = z.object({
  host: z.string(),
  /** The engine's id. */
  id: z.string(),
  /** Names by which it is known here, the one that containers use first. */
  references: z.array(z.string()),
  containers: z.array(ImageContainer),
  distribution: Distribution.nullable(),
  supportEnd: SupportEnd.nullable(),
  packages: z.int().nullable(),
  knowledge: ImageKnowledge,
  counts: FindingCounts,
  /** The most urgent ones, at most three. */
  worst: z.array(Finding.pick({ flaw: true, package: true, rank: true, severity: true, title: true })),
});
export type ScannedImage = z.infer<typeof ScannedImage>;

export const ImageLayerOrigin = z.object({
  diffId: z.string(),
  /** The instruction that made it, as the builder wrote it. */
  createdBy: z.string().nullable(),
  sizeBytes: z.int().nullable(),
  packages: z.int(),
  findings: z.int(),
});
export type ImageLayerOrigin = z.infer<typeof ImageLayerOrigin>;

export const ScannedImageDetails = ScannedImage.extend({
  findings: z.array(Finding),
  layers: z.array(ImageLayerOrigin),
  problems: z.array(InventoryProblem),
  /** Packages that could not be compared, and why. */
  unmatched: z.array(z.object({ type: PackageType, name: z.string(), version: z.string(), words: Words })),
});
export type ScannedImageDetails = z.infer<typeof ScannedImageDetails>;

export const ImagePackage = Package.extend({
  layer: z.int().nullable(),
  /** Brought by a package of the system: the distribution answers for it. */
  isOwned: z.boolean(),
  findings: z.int(),
});
export type ImagePackage = z.infer<typeof ImagePackage>;

const ImageId = z.object({ host: z.string(), image: z.string() });

export const imagesEndpoints = {
  images: call({
    method: 'GET',
    path: '/images',
    summary: 'List images with what is known of their flaws',
    access: 'security:read',
    scoped: true,
    query: z.object({ host: z.string().optional(), stack: z.string().optional() }),
    result: z.array(ScannedImage),
  }),
  imageDetails: call({
    method: 'GET',
    path: '/hosts/{host}/images/{image}',
    summary: 'Read one image with each finding, where it came from and what could not be read',
    access: 'security:read',
    scoped: true,
    params: ImageId,
    result: ScannedImageDetails,
  }),
  imagePackages: call({
    method: 'GET',
    path: '/hosts/{host}/images/{image}/packages',
    summary: 'List the packages of an image',
    access: 'security:read',
    scoped: true,
    params: ImageId,
    result: z.array(ImagePackage),
  }),
  /** CycloneDX 1.6, JSON. */
  imageBom: download({
    path: '/hosts/{host}/images/{image}/bom',
    summary: 'Download the bill of materials of an image (CycloneDX)',
    access: 'security:read',
    scoped: true,
    params: ImageId,
  }),
  /** Answers at once; the live stream tells how it goes. Without a body: every image that is in use. */
  readImages: call({
    method: 'POST',
    path: '/read',
    summary: 'Read images again now, one or all',
    access: 'security:operate',
    scoped: true,
    body: z.object({ host: z.string().optional(), image: z.string().optional() }),
    result: z.object({ images: z.int() }),
  }),
};
