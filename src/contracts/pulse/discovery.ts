import { z } from 'zod';
import { call } from '../contract.ts';
import { MonitorDraft } from './monitor.ts';

const Text = z.object({ en: z.string(), es: z.string() });

/** What a container's labels ask for, or what its ports and health check suggest. */
export const FoundMonitor = z.object({
  /** Names it among all: the same container and label have the same one after a re-creation. */
  key: z.string(),
  source: z.enum(['nexus-labels', 'kuma-labels', 'port', 'health-check', 'running']),
  container: z.object({ host: z.string(), name: z.string(), stack: z.string().nullable() }),
  draft: MonitorDraft,
  /** The key of the one that it is to be below; `draft.parentId` is known only when that is there. */
  parentKey: z.string().nullable(),
  /** Why it is suggested, in a sentence. */
  reason: Text,
  /** The monitor that watches this already; null: none. */
  monitorId: z.string().nullable(),
});
export type FoundMonitor = z.infer<typeof FoundMonitor>;

/** A label that cannot be followed. */
export const LabelProblem = z.object({
  container: z.object({ host: z.string(), name: z.string() }),
  label: z.string(),
  message: Text,
});
export type LabelProblem = z.infer<typeof LabelProblem>;

export const discoveryEndpoints = {
  discover: call({
    method: 'GET',
    path: '/discovery',
    summary:
      'Say which monitors the containers ask for by labels, and which their ports and health checks suggest',
    access: 'pulse:configure',
    result: z.object({ found: z.array(FoundMonitor), problems: z.array(LabelProblem) }),
  }),
};
