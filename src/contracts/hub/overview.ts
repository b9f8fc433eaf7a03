import { z } from 'zod';
import { toolIds } from '../contract.ts';

/** A tool as the shell shows it. `absent`: not built yet or not started here; `unreachable`: its process does not answer. */
export const ToolStatus = z.object({
  id: z.enum(toolIds),
  title: z.string(),
  state: z.enum(['running', 'absent', 'unreachable']),
  /** How many things want a decision there; shown beside its name. */
  waiting: z.int(),
});
export type ToolStatus = z.infer<typeof ToolStatus>;

/** Something about NEXUS itself that its owner should know, shown as a banner. `code` is stable and translated by the web app. */
export const Warning = z.object({
  code: z.enum(['data-folder-not-mounted', 'plain-http', 'database-restored', 'disk-full', 'dead-letters']),
  detail: z.string(),
});
export type Warning = z.infer<typeof Warning>;
