import type { imagesEndpoints } from '#contracts/security/image.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { allowedImage, seenImages } from '../access/image-access.ts';
import type { SecurityParts } from '../security-parts.ts';
import { imageBom } from './image-bom.ts';
import { type DetailParts, imageDetails, imagePackages } from './image-details.ts';
import { readImages } from './read-images.ts';
import { shownImage } from './shown-image.ts';

export interface ImageHandlerOptions {
  /** Of NEXUS. */
  readonly toolVersion: string;
}

export interface ImageParts extends DetailParts {
  readonly reading: DetailParts['reading'] & Pick<SecurityParts['reading'], 'subjects' | 'readNow'>;
}

export function imageHandlers(
  parts: ImageParts,
  { toolVersion }: ImageHandlerOptions,
): HandlersFor<typeof imagesEndpoints> {
  const { reading } = parts;
  return {
    images: ({ query: { host, stack } }, { caller }) =>
      seenImages(reading, caller)
        .filter((image) => host === undefined || image.host === host)
        .filter(({ containers }) => stack === undefined || containers.some((one) => one.stack === stack))
        .map((image) => shownImage(parts, image)),
    imageDetails: ({ params }, { caller }) =>
      imageDetails(parts, allowedImage(reading, caller, 'security:read', params)),
    imagePackages: ({ params }, { caller }) =>
      imagePackages(parts, allowedImage(reading, caller, 'security:read', params)),
    imageBom: ({ params }, { caller }) =>
      imageBom(reading, allowedImage(reading, caller, 'security:read', params), toolVersion),
    readImages: async ({ body }, { caller }) => ({ images: await readImages(reading, caller, body) }),
  };
}
