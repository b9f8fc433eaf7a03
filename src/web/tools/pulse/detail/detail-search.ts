import { z } from 'zod';

export const detailTabs = ['now', 'reports', 'check', 'incidents', 'settings'] as const;
export type DetailTab = (typeof detailTabs)[number];

export const rangeIds = ['hour', 'quarter', 'day', 'week', 'month', 'year'] as const;
export type RangeId = (typeof rangeIds)[number];

export const DetailSearch = z.object({
  tab: z.enum(detailTabs).optional().catch(undefined),
  range: z.enum(rangeIds).optional().catch(undefined),
});
export type DetailSearch = z.infer<typeof DetailSearch>;
