import { z } from 'zod';

/** The list as the address keeps it, so that any view can be shared. */
export const ListSearch = z.object({
  q: z.string().optional().catch(undefined),
  stack: z.string().optional().catch(undefined),
  state: z.string().optional().catch(undefined),
  flat: z.boolean().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
});
export type ListSearch = z.infer<typeof ListSearch>;

export const detailTabs = [
  'now',
  'logs',
  'terminal',
  'history',
  'versions',
  'files',
  'loss',
  'settings',
  'edit',
  'raw',
] as const;
export type DetailTab = (typeof detailTabs)[number];
