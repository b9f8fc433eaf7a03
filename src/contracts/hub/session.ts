import { z } from 'zod';

/** A signed-in browser or device. `current` marks the one that asks. */
export const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAtMs: z.int(),
  lastSeenAtMs: z.int(),
  expiresAtMs: z.int(),
  address: z.string(),
  userAgent: z.string(),
});
export type Session = z.infer<typeof Session>;
