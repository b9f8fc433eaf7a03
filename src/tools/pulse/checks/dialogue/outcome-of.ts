import type { CheckContext, CheckOutcome, Evidence } from '../check-kind.ts';
import type { Reason } from '../reasons.ts';
import { withValues } from '../values-of.ts';
import type { Conversation } from './converse.ts';

/** What a talk that went well means. */
export interface Finding {
  /** Absent: all is as it should be. */
  readonly reason?: Reason | undefined;
  /** Only with a reason. */
  readonly evidence?: readonly Evidence[] | undefined;
  /** What conditions read as [BODY]. */
  readonly body?: string | undefined;
  readonly topic?: string | undefined;
  readonly status?: number | undefined;
}

/** Makes the outcome of a check of a conversation. */
export function outcomeOf<T>(
  conversation: Conversation<T>,
  context: CheckContext,
  find: (said: T) => Finding,
): CheckOutcome {
  const { facts, reason: broken } = conversation;
  const finding: Finding = broken === undefined ? find(conversation.said) : { reason: broken };
  const { reason, evidence = [], status, body, topic } = finding;
  const seen = { ...facts, ...(reason !== undefined && evidence.length > 0 && { evidence }) };
  const all = withValues(seen, context, (name) => {
    if (name === 'STATUS') return status;
    if (name === 'BODY') return body;
    return name === 'TOPIC' ? topic : undefined;
  });
  return reason === undefined ? { ...all, ok: true } : { ...all, ok: false, reason };
}
