import { z } from 'zod';

export const detailTabs = ['now', 'tags', 'rules', 'history'] as const;
export type DetailTab = (typeof detailTabs)[number];

export const DetailSearch = z.object({ tab: z.enum(detailTabs).optional().catch(undefined) });
export type DetailSearch = z.infer<typeof DetailSearch>;
