import { z } from 'zod';

/**
 * `live`: connected and following events. `connecting`: first contact, or catching up after a loss.
 * Otherwise why not: `missing` (no socket or nothing listens), `denied` (no permission on the socket),
 * `unreachable` (network), `not-docker`, `wrong-version`, `slow` (connects but does not answer in time).
 */
export const HostState = z.enum([
  'live',
  'connecting',
  'missing',
  'denied',
  'unreachable',
  'not-docker',
  'wrong-version',
  'slow',
]);
export type HostState = z.infer<typeof HostState>;

export const HostStatus = z.object({
  id: z.string(),
  name: z.string(),
  state: HostState,
  /** When this state began. Lists of a host that is not live are as of then. */
  sinceMs: z.int(),
  /** In plain words, what is wrong; empty while live. */
  reason: z.string(),
  /** Ways to mend it, each with the exact command or setting; empty while live. */
  fixes: z.array(z.object({ title: z.string(), command: z.string() })),
  address: z.string(),
  engine: z
    .object({
      version: z.string(),
      apiVersion: z.string(),
      operatingSystem: z.string(),
      architecture: z.string(),
      cpus: z.int(),
      memoryBytes: z.int(),
    })
    .nullable(),
});
export type HostStatus = z.infer<typeof HostStatus>;
