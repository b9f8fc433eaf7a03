import { z } from 'zod';
import type { ToolId } from '../contract.ts';
import { defineEvent, type EventType } from '../event.ts';

export const AuditEntry = z.object({
  id: z.string(),
  atMs: z.int(),
  tool: z.string(),
  /** `user:<id>`, `token:<id>`, `tool:<id>` or `anonymous`, and the name at that time. */
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  target: z.string(),
  outcome: z.enum(['succeeded', 'failed', 'refused']),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  detail: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const auditRecordedBy = <Tool extends ToolId>(tool: Tool) =>
  defineEvent(`${tool}.audit-recorded`, AuditEntry);

/** Published by every tool under its own name, inside the transaction of the change it tells of; Hub keeps the log. */
export const auditRecorded = {
  hub: auditRecordedBy('hub'),
  containers: auditRecordedBy('containers'),
  watcher: auditRecordedBy('watcher'),
  pulse: auditRecordedBy('pulse'),
  security: auditRecordedBy('security'),
  notify: auditRecordedBy('notify'),
} as const satisfies Readonly<Record<ToolId, EventType>>;
