import type { ImageParts } from '#contracts/containers/image-content.ts';

/** What is inside the images and containers of a host, for whoever looks through it. Rejects with `not-found`. */
export interface HostImageContent {
  parts(image: string, signal?: AbortSignal): Promise<ImageParts>;
  /** As `docker save` writes it. `platform` is `linux/arm64`, or `linux/arm/v7`. */
  archive(
    image: string,
    platform: string | undefined,
    signal: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array>>;
  /**
   * A tar archive of the files at these places, and of those in the folders among them, by the names that were asked for. The container
   * may be stopped. What is not there, and what is no file, is left out; links inside of a folder are not followed.
   */
  places(
    container: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array>>;
}
