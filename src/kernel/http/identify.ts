import type { Caller } from '#contracts/access.ts';
import { unauthenticated } from '#kernel/errors.ts';
import type { Connection, HeaderReader } from './connection.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { readSessionCookie } from './session-cookie.ts';

export interface Identity {
  readonly caller: Caller;
  /** What told: only a cookie is sent along by a browser whichever page asks. */
  readonly by: 'cookie' | 'bearer' | 'peer' | 'nothing';
}

/** Finds out who is asking. An Authorization header that is ours decides alone, even when it is worthless. */
export async function identify(
  header: HeaderReader,
  connection: Connection,
  { authenticator, verifyPeer }: Pick<HttpServerOptions, 'authenticator' | 'verifyPeer'>,
): Promise<Identity> {
  const [scheme = '', token = ''] = (header('authorization') ?? '').split(' ');
  if (scheme === 'Nexus-Peer') {
    const peer = verifyPeer(`${scheme} ${token}`);
    if (!peer) throw unauthenticated('This peer token is not valid here.');
    return { caller: { kind: 'tool', tool: peer.tool }, by: 'peer' };
  }
  if (scheme.toLowerCase() === 'bearer') {
    const isToken = /^[\w-]{1,256}$/.test(token);
    const caller = isToken ? await authenticator.authenticate({ kind: 'api-token', token }) : anonymous;
    return { caller, by: 'bearer' };
  }
  const session = readSessionCookie(header('cookie'), connection);
  if (session === undefined) return { caller: anonymous, by: 'nothing' };
  return { caller: await authenticator.authenticate({ kind: 'session', token: session }), by: 'cookie' };
}

const anonymous: Caller = { kind: 'anonymous' };
