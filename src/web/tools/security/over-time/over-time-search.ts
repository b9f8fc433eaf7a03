import { z } from 'zod';

export const spans = ['month', 'quarter', 'year', 'all'] as const;
export type Span = (typeof spans)[number];

export const spanDays: Readonly<Record<Span, number>> = { month: 30, quarter: 90, year: 365, all: 730 };

/** What of the page is in the address. */
export const OverTimeSearch = z.object({ span: z.enum(spans).optional().catch(undefined) });
export type OverTimeSearch = z.infer<typeof OverTimeSearch>;
