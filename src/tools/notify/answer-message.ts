import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Clock } from '#kernel/clock.ts';
import { NexusError } from '#kernel/errors.ts';
import type { Responder } from './alerts/respond.ts';
import type { Answer } from './channels/channel.ts';
import { readDelivery } from './delivery/delivery-store.ts';
import type { PendingMessage } from './message/message.ts';
import { humaneDuration } from './messages/humane-time.ts';
import { wordsIn } from './messages/words-in.ts';
import type { NotifySchema } from './notify-schema.ts';

export interface AnswerOptions {
  readonly database: Database<NotifySchema>;
  readonly clock: Clock;
  readonly responder: Responder;
}

const hourMs = 3_600_000;

/** Does what somebody chose under a message to every alert in it that still fires, and says what came of it. */
export async function answerMessage(
  { messageId, action, forMs = hourMs, by }: Answer,
  language: MessageLanguage,
  { database, clock, responder }: AnswerOptions,
): Promise<string> {
  const delivery = await readDelivery(database.query, messageId);
  const words = wordsIn(language).answers;
  if (!delivery) return words.unknown;
  const { alerts }: Pick<PendingMessage, 'alerts'> = JSON.parse(delivery.payload);
  const person = { kind: 'answer', name: by } as const;
  let count = 0;
  for (const { fingerprint, isFiring } of alerts) {
    if (!isFiring) continue;
    try {
      if (action === 'acknowledge') await responder.acknowledge(fingerprint, person);
      else await responder.snooze(fingerprint, person, clock.now() + forMs);
      count += 1;
    } catch (error) {
      // It may be over meanwhile.
      if (!(error instanceof NexusError) || error.status >= 500) throw error;
    }
  }
  if (count === 0) return words.over;
  return action === 'acknowledge'
    ? words.acknowledged(by, count)
    : words.snoozed(count, humaneDuration(forMs));
}
