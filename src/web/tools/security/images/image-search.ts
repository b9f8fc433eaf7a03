import { z } from 'zod';

const word = z.string().optional().catch(undefined);

export const knowledgeKinds = ['known', 'partial', 'pending', 'unknown', 'unmatched'] as const;
export const groupings = ['stack', 'host', 'system'] as const;
export type Grouping = (typeof groupings)[number];

/** What of the list is in the address. */
export const ImageSearch = z.object({
  q: word,
  known: z.enum(knowledgeKinds).optional().catch(undefined),
  stack: word,
  host: word,
  group: z.enum(groupings).optional().catch(undefined),
  /** `-name` from the largest. */
  sort: word,
});
export type ImageSearch = z.infer<typeof ImageSearch>;

export const imageTabs = ['findings', 'packages', 'layers', 'not-known', 'bom'] as const;
export type ImageTab = (typeof imageTabs)[number];

/** What of the open image is in the address. */
export const ImageDetailSearch = z.object({ tab: z.enum(imageTabs).optional().catch(undefined) });
export type ImageDetailSearch = z.infer<typeof ImageDetailSearch>;
