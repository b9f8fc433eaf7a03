import type { Caller } from '#contracts/access.ts';
import { changeAccounts } from './endings.ts';
import type { Hub } from './hub.ts';
import { listExpiredSessions } from './session-store.ts';
import { listExpiredTokens } from './token-store.ts';

const hubItself: Caller = { kind: 'tool', tool: 'hub' };

/** Removes sessions and API tokens whose time is over, so that what they hold open ends as well. */
export async function endExpired(hub: Hub): Promise<void> {
  const { database, clock, audit } = hub;
  const nowMs = clock.now();
  const sessions = await listExpiredSessions(database.query, nowMs);
  const tokens = await listExpiredTokens(database.query, nowMs);
  if (sessions.length + tokens.length === 0) return;
  await changeAccounts(hub, async (tx, endings) => {
    // Read again in the transaction: one that was used a moment ago has time again.
    for (const { id, user_id: userId } of await listExpiredSessions(tx, nowMs)) {
      await endings.endSessions({ userId, only: id });
    }
    for (const { id, user_id: userId } of tokens) {
      for (const { name } of await endings.endTokens({ userId, only: id })) {
        await audit.record(tx, {
          caller: hubItself,
          action: 'expire API token',
          target: `token:${id}`,
          outcome: 'succeeded',
          detail: name,
        });
      }
    }
  });
}
