import { z } from 'zod';
import { upload } from '../contract.ts';

const Text = z.object({ en: z.string(), es: z.string() });

/** What becomes, or became, of one thing in the file. */
export const ImportItem = z.object({
  what: z.enum([
    'monitor',
    'maintenance',
    'history',
    'tag',
    'notification',
    'status-page',
    'proxy',
    'docker-host',
    'other',
  ]),
  name: z.string(),
  /** As the other product calls its kind; '' where it has none. */
  kind: z.string(),
  /** `changed`: taken over, and not all of it is as it was. `there`: an earlier import has taken it over. */
  outcome: z.enum(['taken', 'changed', 'there', 'not-taken']),
  /** What is another, or why it is not taken and what to do instead. */
  notes: z.array(Text),
});
export type ImportItem = z.infer<typeof ImportItem>;

export const ImportReport = z.object({
  version: z.enum(['v1', 'v2']),
  isApplied: z.boolean(),
  /** Everything that was found; nothing is left out without a word. */
  items: z.array(ImportItem),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const importEndpoints = {
  importKuma: upload({
    method: 'POST',
    path: '/import/uptime-kuma',
    summary: 'See what a database of Uptime Kuma (kuma.db, version 1 or 2) would bring, or take it over',
    access: 'pulse:configure',
    /** `plan` changes nothing. */
    query: z.object({ do: z.enum(['plan', 'apply']).default('plan') }),
    result: ImportReport,
    bodyLimitBytes: 2 * 1024 ** 3,
  }),
};
