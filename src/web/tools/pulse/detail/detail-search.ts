import { z } from 'zod';
import { rangeIds } from '../../../ui/chart/shown-range.ts';

export const detailTabs = ['now', 'reports', 'check', 'incidents', 'settings'] as const;
export type DetailTab = (typeof detailTabs)[number];

export const DetailSearch = z.object({
  tab: z.enum(detailTabs).optional().catch(undefined),
  range: z.enum(rangeIds).optional().catch(undefined),
});
export type DetailSearch = z.infer<typeof DetailSearch>;
