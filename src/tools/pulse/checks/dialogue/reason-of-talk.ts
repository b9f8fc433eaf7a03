import {
  type RefusalKind,
  WireClosed,
  WireFormatError,
  WireRefusal,
  WireTooLong,
} from '#library/wire/wire-error.ts';
import { reasonOfError } from '../connection/reason-of-error.ts';
import { withoutSecrets } from '../secret-texts.ts';
import { detailOf, type Reason, type ReasonId } from '../reasons.ts';

/** Ends a talk with a reason that is known already. */
export class TalkFailure extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.id);
    this.reason = reason;
  }
}

const refusals: Readonly<Record<RefusalKind, ReasonId>> = {
  login: 'auth',
  absent: 'not-found',
  busy: 'busy',
  starting: 'starting',
  plain: 'tls-failed',
  timeout: 'timeout-answer',
  other: 'query',
};

/** Shorter ones cannot be told from parts of words, and to take them out would show them. */
const shortestSecret = 4;

/** Undefined: no target can cause this, so it is a fault of ours. */
export function reasonOfTalk(error: unknown, secrets: readonly (string | undefined)[]): Reason | undefined {
  if (error instanceof TalkFailure) return withDetail(error.reason.id, error.reason.detail, secrets);
  if (error instanceof WireRefusal) return withDetail(refusals[error.kind], error.message, secrets);
  if (error instanceof WireTooLong) return { id: 'body-too-large' };
  if (error instanceof WireFormatError) return withDetail('bad-answer', error.message, secrets);
  if (error instanceof WireClosed) return { id: 'reset' };
  return reasonOfError(error);
}

function withDetail(
  id: ReasonId,
  said: string | undefined,
  secrets: readonly (string | undefined)[],
): Reason {
  if (!said) return { id };
  const known = secrets
    .filter((secret) => secret !== undefined)
    .filter(({ length }) => length >= shortestSecret);
  return { id, detail: detailOf(withoutSecrets(said, known)) };
}
