import { z } from 'zod';
import { call } from '../contract.ts';
import { Operation } from './operation.ts';

const HostId = z.object({ host: z.string() });
const ImageId = z.object({ host: z.string(), image: z.string() });
const Wait = z.object({ wait: z.stringbool().default(false) });

/** A container that was made from the image. */
export const ImageUser = z.object({ id: z.string(), name: z.string(), running: z.boolean() });
export type ImageUser = z.infer<typeof ImageUser>;

export const ImageSummary = z.object({
  host: z.string(),
  /** `sha256:…` */
  id: z.string(),
  /** `name:tag`; none when the image is dangling. */
  tags: z.array(z.string()),
  /** `name@sha256:…`, as registries named it. */
  digests: z.array(z.string()),
  createdAtMs: z.int(),
  sizeBytes: z.int(),
  /** Part of the size that other images here have too; null until it was measured. */
  sharedBytes: z.int().nullable(),
  usedBy: z.array(ImageUser),
  /** Its only tags are `nexus-rollback/…` or `nexus-kept/…`: kept so that a container or a stack can go back. */
  isRollback: z.boolean(),
});
export type ImageSummary = z.infer<typeof ImageSummary>;

export const ImageLayer = z.object({
  createdAtMs: z.int(),
  /** The instruction that made it, as the builder wrote it. */
  createdBy: z.string(),
  sizeBytes: z.int(),
  tags: z.array(z.string()),
});
export type ImageLayer = z.infer<typeof ImageLayer>;

export const ImageDetails = ImageSummary.extend({
  operatingSystem: z.string(),
  architecture: z.string(),
  /** Of the architecture, such as `v7`; empty when there is none. */
  variant: z.string(),
  command: z.array(z.string()),
  entrypoint: z.array(z.string()),
  workingDirectory: z.string(),
  user: z.string(),
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  /** Newest first. */
  layers: z.array(ImageLayer),
});
export type ImageDetails = z.infer<typeof ImageDetails>;

/** One image that a removal would take, exactly as it was when it was previewed. */
export const ImageToRemove = z.object({ id: z.string(), tags: z.array(z.string()) });
export type ImageToRemove = z.infer<typeof ImageToRemove>;

export const ImageRemovalPreview = z.object({
  removes: z.array(
    ImageToRemove.extend({
      sizeBytes: z.int(),
      /** What goes when only this one goes; layers that other images have stay. */
      ownBytes: z.int(),
      createdAtMs: z.int(),
      isRollback: z.boolean(),
    }),
  ),
  /** Not removed, each with the reason in plain words. */
  keeps: z.array(ImageToRemove.extend({ reason: z.string() })),
  /** What goes when all of `removes` go: more than the sum of their own, where they share layers with each other. */
  freedBytes: z.int(),
  /** The same in docker's own words. */
  command: z.string(),
});
export type ImageRemovalPreview = z.infer<typeof ImageRemovalPreview>;

/** `name`, `name:tag` or `name@sha256:…` (OCI distribution, "Pulling manifests"; moby `reference` grammar, checked by the engine). */
export const ImageReference = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/^[a-zA-Z0-9][\w.\-:/@]*$/, 'A name like nginx, nginx:1.27 or registry.example/team/app@sha256:…');

/** For one pull only: never stored, never logged. `identitytoken` is what a credential helper gives for a user `<token>`. */
export const RegistryLogin = z.union([
  z.object({ username: z.string().min(1).max(256), password: z.string().min(1).max(16_384) }),
  z.object({ identitytoken: z.string().min(1).max(16_384) }),
]);
export type RegistryLogin = z.infer<typeof RegistryLogin>;

export const PullRequest = z.object({
  reference: ImageReference,
  /** `linux/arm64`; the engine's own when absent. */
  platform: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+){0,2}$/)
    .optional(),
  login: RegistryLogin.optional(),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const imagesEndpoints = {
  images: call({
    method: 'GET',
    path: '/images',
    summary: 'List images of all hosts, with who uses each',
    access: 'containers:read',
    scoped: true,
    query: z.object({ host: z.string().optional() }),
    result: z.object({
      images: z.array(ImageSummary),
      /** Hosts that could not be asked. */
      missing: z.array(z.object({ host: z.string(), reason: z.string() })),
    }),
  }),
  imageDetails: call({
    method: 'GET',
    path: '/hosts/{host}/images/{image}',
    summary: 'Read everything about one image, with the instructions that made its layers',
    access: 'containers:read',
    scoped: true,
    params: ImageId,
    result: ImageDetails,
  }),
  pullImage: call({
    method: 'POST',
    path: '/hosts/{host}/images/pull',
    summary: 'Pull an image, with the progress of each layer',
    access: 'containers:update',
    scoped: true,
    params: HostId,
    query: Wait,
    body: PullRequest,
    result: Operation,
  }),
  tagImage: call({
    method: 'POST',
    path: '/hosts/{host}/images/{image}/tags',
    summary: 'Give an image a further name',
    access: 'containers:update',
    scoped: true,
    params: ImageId,
    body: z.object({
      /** `name:tag`; `latest` when the tag is left out. */
      tag: ImageReference.refine((text) => !text.includes('@'), 'A tag has no digest.'),
    }),
    result: Operation,
  }),
  previewImageRemoval: call({
    method: 'POST',
    path: '/hosts/{host}/images/removal-preview',
    summary: 'Say exactly which images would be removed, which are kept and why, and what that frees',
    access: 'containers:read',
    scoped: true,
    params: HostId,
    body: z.object({
      /** `dangling`: without a tag. `unused`: without a container. A list: these. */
      which: z.union([z.enum(['dangling', 'unused']), z.array(z.string()).max(1000)]),
      /** Also those kept for going back. */
      includeRollback: z.boolean().default(false),
    }),
    result: ImageRemovalPreview,
  }),
  removeImages: call({
    method: 'POST',
    path: '/hosts/{host}/images/removal',
    summary: 'Remove the listed images; what is used or tagged otherwise by now is left, and said',
    access: 'containers:remove',
    scoped: true,
    params: HostId,
    query: Wait,
    body: z.object({ images: z.array(ImageToRemove).min(1).max(1000) }),
    bodyLimitBytes: 1024 * 1024,
    result: Operation,
  }),
};
