import type { Client } from '#contracts/client.ts';
import type { containers } from '#contracts/containers.ts';

/** What is asked of Containers. A call rejects with a NexusError, as when Containers is not there yet. */
export type ContainersPort = Pick<
  Client<typeof containers>,
  'list' | 'images' | 'details' | 'imageParts' | 'imageArchive' | 'containerPlaces'
>;
