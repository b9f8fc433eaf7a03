import type { CheckContext } from '../check-kind.ts';
import { reach } from '../connection/reach.ts';
import type { ConnectionSeen } from '../connection/shared-facts.ts';
import type { Reason } from '../reasons.ts';
import { askOver } from './ask-over.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

export interface Exchange extends ConnectionSeen {
  readonly answer?: HttpAnswer;
  /** There is no answer, and this is why. */
  readonly reason?: Reason;
}

/** One request on a connection of its own, which is gone afterwards. */
export async function exchange(request: HttpRequest, context: CheckContext): Promise<Exchange> {
  const { destination, secureContext, isTrustIgnored } = request;
  const encryption = destination.isSecure
    ? { secureContext, isTrustIgnored, protocols: ['http/1.1'] }
    : undefined;
  const reached = await reach(destination, encryption, context);
  if (reached.socket === undefined) return reached;
  const { socket, reason: _, ...seen } = reached;
  const answer = await askOver(socket, request, context);
  if (answer.reason !== undefined) return { ...seen, reason: answer.reason };
  return { ...seen, answer, timings: { ...seen.timings, firstByteMs: answer.firstByteMs } };
}
