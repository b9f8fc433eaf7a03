import { z } from 'zod';

/** What of the page is in the address. */
export const RoutingSearch = z.object({
  view: z
    .enum(['routes', 'test', 'receivers', 'times', 'quiet', 'noise', 'yaml'])
    .optional()
    .catch(undefined),
  /** Fingerprint of the alert whose way is looked at. */
  alert: z.string().optional().catch(undefined),
});
export type RoutingSearch = z.infer<typeof RoutingSearch>;
