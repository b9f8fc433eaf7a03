import { z } from 'zod';
import { call, download } from '../contract.ts';
import { FilePath } from './files.ts';

const ImageId = z.object({ host: z.string(), image: z.string() });

/** What an image is made of, as the engine says it. */
export const ImageParts = z.object({
  /** `sha256:…`, as the engine calls the image. */
  id: z.string(),
  operatingSystem: z.string(),
  architecture: z.string(),
  /** Of the architecture, such as `v7`; empty when there is none. */
  variant: z.string(),
  /** SHA-256 of each layer's uncompressed archive, bottom first: `sha256:…`. */
  diffIds: z.array(z.string()),
});
export type ImageParts = z.infer<typeof ImageParts>;

/** One or several; as a query, the name is written once for each. */
const Paths = z.union([FilePath.transform((path) => [path]), z.array(FilePath).min(1).max(200)]);

/** All that is in an image is for the other tools only: a person's way is that of files, which needs a permission and is recorded. */
export const imageContentEndpoints = {
  imageParts: call({
    method: 'GET',
    path: '/hosts/{host}/images/{image}/parts',
    summary: 'Say which layers an image is made of',
    access: 'containers:read',
    scoped: true,
    params: ImageId,
    result: ImageParts,
  }),
  imageArchive: download({
    path: '/hosts/{host}/images/{image}/archive',
    summary: 'Download an image as docker save writes it',
    access: 'tool',
    params: ImageId,
    query: z.object({
      /** `linux/arm64`: only what is for this platform. Engines before API 1.48 know one only, and send that. */
      platform: z
        .string()
        .regex(/^[\w-]+(\/[\w-]+){1,2}$/)
        .optional(),
    }),
  }),
  containerPlaces: download({
    path: '/hosts/{host}/containers/{id}/places',
    summary: 'Download a few files and folders of a container as one tar archive',
    access: 'tool',
    params: z.object({ host: z.string(), id: z.string() }),
    query: z.object({
      /** Links are followed; what is found there has the name that was asked for. What is not there is left out. */
      paths: Paths,
    }),
  }),
};
