import type { Transaction } from '#kernel/database/database.ts';
import type { PendingMessage } from '../message/message.ts';
import type { NotifySchema } from '../notify-schema.ts';

/** Messages that were decided, on their way to people. */
export interface Outbox {
  /** Inside the transaction that writes down the decision: both are there, or neither. */
  enqueue(tx: Transaction<NotifySchema>, messages: readonly PendingMessage[]): Promise<void>;
  /** After the commit: begins to send. */
  wake(): void;
}

/** Of the destinations, what routing needs. */
export interface DestinationList {
  all(): readonly {
    readonly id: string;
    readonly name: string;
    readonly isEnabled: boolean;
    readonly isDefault: boolean;
  }[];
  watch(listener: () => void): () => void;
}
