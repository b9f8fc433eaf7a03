import { z } from 'zod';
import { call } from '../contract.ts';
import { ImageReference, RegistryLogin } from './images.ts';
import { RecreateOptions } from './recreate.ts';

const HostId = z.object({ host: z.string() });

/** The last replacement of the container that NEXUS runs in. */
export const SelfRecreation = z.object({
  /** `back`: the old container runs again. `failed`: neither could be reached, and it is no longer tried. */
  state: z.enum(['none', 'running', 'succeeded', 'back', 'failed']),
  /** Why it went back or failed, in a sentence, with the last lines of the log below it. */
  problem: z.string().nullable(),
  /** Tells one replacement from another. */
  startedAtMs: z.int().nullable(),
  endedAtMs: z.int().nullable(),
  fromImageId: z.string().nullable(),
  toImageId: z.string().nullable(),
  /** The container that NEXUS runs in now; null when it runs in none of this host. */
  containerId: z.string().nullable(),
});
export type SelfRecreation = z.infer<typeof SelfRecreation>;

export const selfEndpoints = {
  /**
   * Answers once the image is here and the helper runs; this process ends soon after. People need `hub:manage-system` as well: whoever
   * chooses the image of NEXUS has all that NEXUS has.
   */
  recreateSelf: call({
    method: 'POST',
    path: '/hosts/{host}/self/recreate',
    summary: 'Replace the container that NEXUS runs in by one with another image, from a container beside it',
    access: 'containers:update',
    scoped: true,
    params: HostId,
    body: RecreateOptions.pick({ digest: true, configHash: true, gateSeconds: true }).extend({
      image: ImageReference,
      login: RegistryLogin.optional(),
    }),
    result: z.object({ helperId: z.string() }),
  }),
  selfRecreation: call({
    method: 'GET',
    path: '/hosts/{host}/self/recreation',
    summary: 'Say how the last replacement of the container that NEXUS runs in goes or went',
    access: 'containers:read',
    scoped: true,
    params: HostId,
    result: SelfRecreation,
  }),
};
