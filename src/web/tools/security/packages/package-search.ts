import { z } from 'zod';
import { PackageType } from '#contracts/security/package.ts';

/** What of the list is in the address. */
export const PackageSearch = z.object({
  q: z.string().optional().catch(undefined),
  type: PackageType.optional().catch(undefined),
});
export type PackageSearch = z.infer<typeof PackageSearch>;

/** As the server answers at once; more than that nobody reads, so the search narrows it. */
export const mostPackages = 500;
