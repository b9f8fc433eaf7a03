import type { Caller } from '#contracts/access.ts';
import { NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { Connection, HeaderReader } from './connection.ts';
import type { Serving } from './serving.ts';
import { sessionCookie } from './session-cookie.ts';

export interface HttpCallContext extends CallContext {
  /** The Set-Cookie values for the answer. */
  readonly cookies: readonly string[];
}

const longestUserAgent = 256;

/** The context of a call that came in over HTTP. */
export function callContext(
  caller: Caller,
  header: HeaderReader,
  connection: Connection,
  signal: AbortSignal,
  { options: { clock } }: Pick<Serving, 'options'>,
): HttpCallContext {
  const cookies: string[] = [];
  return {
    caller,
    signal,
    requestId: newId(clock.now()),
    address: connection.address,
    userAgent: (header('user-agent') ?? '').slice(0, longestUserAgent),
    canSignIn: connection.canSignIn,
    lastEventId: header('last-event-id'),
    cookies,
    startSession(token, { persistentUntilMs }) {
      if (!connection.canSignIn) {
        throw new NexusError(
          'insecure-connection',
          403,
          'Signing in needs HTTPS: the session would travel in clear.',
        );
      }
      const ageSeconds =
        persistentUntilMs === undefined ? undefined : (persistentUntilMs - clock.now()) / 1000;
      cookies.push(sessionCookie(token, connection, ageSeconds));
    },
    endSession: () => void cookies.push(sessionCookie('', connection, 0)),
  };
}
