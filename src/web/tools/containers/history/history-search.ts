import { z } from 'zod';
import { rangeIds } from '../../../ui/chart/shown-range.ts';

const text = z.string().optional().catch(undefined);

/** The page as the address keeps it. */
export const HistorySearch = z.object({
  range: z.enum(rangeIds).optional().catch(undefined),
  stack: text,
  /** One container only; needs both. */
  host: text,
  container: text,
});
export type HistorySearch = z.infer<typeof HistorySearch>;
