import type { ImageParts } from '#contracts/containers/image-content.ts';
import { compareApi } from '#library/docker/api-version.ts';
import { inspectImage } from '#library/docker/images.ts';
import { imagePath } from '#library/docker/query.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import type { HostImageContent } from './host-image-content.ts';
import { findPlaces, placesArchive } from './places-archive.ts';

/** The first with `platform` in `GET /images/{name}/get`. */
const platformApi = '1.48';

export function localImageContent(access: EngineAccess): HostImageContent {
  return {
    parts: (image, signal) => imageParts(access, image, signal),
    archive: (image, platform, signal) => imageArchive(access, image, platform, signal),
    places: async (container, paths, signal) => {
      access.assertLive();
      try {
        const found = await findPlaces(access.engine, container, paths, signal);
        return placesArchive(access.engine, container, found, signal);
      } catch (error) {
        throw hostError(error);
      }
    },
  };
}

async function imageParts(
  access: EngineAccess,
  image: string,
  signal: AbortSignal | undefined,
): Promise<ImageParts> {
  access.assertLive();
  const { engine } = access;
  try {
    const { Id, Os, Architecture, Variant, RootFS } = await inspectImage(engine, image, { signal });
    return {
      id: Id,
      operatingSystem: Os,
      architecture: Architecture,
      variant: Variant ?? '',
      diffIds: [...(RootFS.Layers ?? [])],
    };
  } catch (error) {
    throw hostError(error, 'The image');
  }
}

async function imageArchive(
  access: EngineAccess,
  image: string,
  platform: string | undefined,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  access.assertLive();
  const { engine } = access;
  try {
    const isChoosing = platform !== undefined && compareApi(await engine.apiVersion(), platformApi) >= 0;
    return await engine.stream({
      path: `/images/${imagePath(image)}/get`,
      query: { platform: isChoosing ? ociPlatform(platform) : undefined },
      signal,
      // The engine writes the whole archive on its own disk before the first byte leaves.
      timeoutMs: 900_000,
      idleTimeoutMs: 120_000,
    });
  } catch (error) {
    throw hostError(error, 'The image');
  }
}

/** OCI image specification, `platform` of a descriptor. */
function ociPlatform(platform: string): object {
  const [os = '', architecture = '', variant] = platform.split('/');
  return { os, architecture, ...(variant !== undefined && { variant }) };
}
