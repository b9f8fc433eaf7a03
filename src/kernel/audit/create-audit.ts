import type { Caller } from '#contracts/access.ts';
import type { ToolId } from '#contracts/contract.ts';
import { auditRecorded } from '#contracts/hub/audit.ts';
import type { EventBus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../id.ts';
import type { Audit } from './audit.ts';
import { redact } from './redact.ts';

export interface AuditOptions<Schema> {
  readonly tool: ToolId;
  readonly bus: EventBus<Schema>;
  readonly clock: Clock;
}

/** The audit of one tool: an event in the caller's transaction, which Hub turns into an entry of its log. */
export function createAudit<Schema>({ tool, bus, clock }: AuditOptions<Schema>): Audit<Schema> {
  return {
    async record(tx, { caller, before, after, ...entry }) {
      const atMs = clock.now();
      const payload = {
        ...entry,
        ...actorOf(caller),
        id: newId(atMs),
        atMs,
        tool,
        ...(before === undefined ? {} : { before: redact(before) }),
        ...(after === undefined ? {} : { after: redact(after) }),
      };
      await bus.publish(tx, auditRecorded[tool], payload, { key: tool });
    },
  };
}

function actorOf(caller: Caller): { actor: string; actorName: string } {
  if (caller.kind === 'user') return { actor: `user:${caller.userId}`, actorName: caller.name };
  if (caller.kind === 'token') return { actor: `token:${caller.tokenId}`, actorName: caller.name };
  if (caller.kind === 'tool') return { actor: `tool:${caller.tool}`, actorName: caller.tool };
  return { actor: 'anonymous', actorName: 'anonymous' };
}
