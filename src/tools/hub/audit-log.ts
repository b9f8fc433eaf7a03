import { toolIds } from '#contracts/contract.ts';
import { auditRecorded } from '#contracts/hub/audit.ts';
import type { Schedule } from '#kernel/schedule/schedule.ts';
import { appendAudit, findBrokenAudit } from './audit-store.ts';
import type { Hub } from './hub.ts';

const dayMs = 24 * 3_600_000;

/** Takes down what every tool publishes. */
export function keepAuditLog({ bus }: Pick<Hub, 'bus'>): void {
  for (const tool of toolIds) {
    bus.subscribe(auditRecorded[tool], `audit-log:${tool}`, ({ payload }, tx) => appendAudit(tx, payload));
  }
}

/** Follows the chain once a day: rows that were changed or taken out behind NEXUS' back are told of in the log. */
export function watchAuditLog({ database, log }: Pick<Hub, 'database' | 'log'>, schedule: Schedule): void {
  schedule.add({
    name: 'verify-audit-log',
    everyMs: dayMs,
    jitterMs: dayMs / 24,
    async run() {
      const sequence = await findBrokenAudit(database.query);
      if (sequence !== undefined)
        log.error({ sequence }, 'the audit log was changed from outside at this entry');
    },
  });
}
