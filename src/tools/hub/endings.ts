import { sessionsEnded, userChanged } from '#contracts/hub.ts';
import type { Ended } from '#kernel/access/authenticator.ts';
import type { Transaction } from '#kernel/database/database.ts';
import type { Hub } from './hub.ts';
import type { ApiTokenRow, HubSchema } from './hub-schema.ts';
import { deleteSessions, type SessionChoice } from './session-store.ts';
import { deleteTokens, type TokenChoice } from './token-store.ts';

/** Ends access inside a transaction. */
export interface Endings {
  /** @returns how many there were. */
  endSessions(choice: SessionChoice): Promise<number>;
  /** @returns those that there were. */
  endTokens(choice: TokenChoice): Promise<ApiTokenRow[]>;
  /** For a change of what an account may do: ends its sessions, and everything that its tokens hold open. */
  endUser(userId: string): Promise<void>;
}

type EndingParts = Pick<Hub, 'database' | 'bus' | 'authenticator'>;

/**
 * Runs a change of accounts. What it ends is published with the commit, and forgotten in this process right after it:
 * not before, or a request in between would find the old state again and keep it.
 */
export async function changeAccounts<Result>(
  hub: EndingParts,
  work: (tx: Transaction<HubSchema>, endings: Endings) => Promise<Result>,
): Promise<Result> {
  const ended: Ended[] = [];
  const result = await hub.database.transaction(async (tx) => work(tx, endingsIn(tx, hub, ended)));
  for (const one of ended) hub.authenticator.end(one);
  return result;
}

function endingsIn(tx: Transaction<HubSchema>, { bus }: EndingParts, ended: Ended[]): Endings {
  const publish = async (userId: string, sessionIds: string[], tokenIds: string[]) => {
    if (sessionIds.length + tokenIds.length === 0) return;
    await bus.publish(tx, sessionsEnded, { userId, sessionIds, tokenIds }, { key: userId });
    ended.push({ sessionIds, tokenIds });
  };
  const endSessions = async (choice: SessionChoice) => {
    const ids = await deleteSessions(tx, choice);
    await publish(choice.userId, ids, []);
    return ids.length;
  };
  return {
    endSessions,
    async endTokens(choice) {
      const tokens = await deleteTokens(tx, choice);
      await publish(
        choice.userId,
        [],
        tokens.map(({ id }) => id),
      );
      return tokens;
    },
    async endUser(userId) {
      await endSessions({ userId });
      await bus.publish(tx, userChanged, { userId }, { key: userId });
      ended.push({ userId });
    },
  };
}
