import { checkValues, type CheckValues } from '#library/conditions/check-values.ts';
import type { CheckContext, CheckFacts, CheckOutcome, Evidence } from '../check-kind.ts';
import type { Reason } from '../reasons.ts';
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
  const { reason, evidence = [] } = finding;
  const all: CheckFacts = {
    ...facts,
    ...(context.wants.size > 0 && { values: valuesSeen(facts, finding, context.nowMs()) }),
    ...(reason !== undefined && evidence.length > 0 && { evidence }),
  };
  return reason === undefined ? { ...all, ok: true } : { ...all, ok: false, reason };
}

function valuesSeen(facts: CheckFacts, { body, topic, status }: Finding, nowMs: number): CheckValues {
  const { latencyMs, address, certificate, timings } = facts;
  return checkValues((name) => {
    if (name === 'STATUS') return status;
    if (name === 'RESPONSE_TIME') return latencyMs === undefined ? undefined : Math.round(latencyMs);
    if (name === 'BODY') return body;
    if (name === 'TOPIC') return topic;
    if (name === 'CONNECTED') return timings?.connectMs !== undefined;
    if (name === 'IP') return address;
    if (name === 'CERTIFICATE_EXPIRATION') return certificate && certificate.validToMs - nowMs;
    return undefined;
  });
}
