import type { Caller } from '#contracts/access.ts';
import { unauthenticated } from '#kernel/errors.ts';
import type { Connection, HeaderReader } from './connection.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { readSessionCookie } from './session-cookie.ts';

export interface Identity {
  readonly caller: Caller;
  /** What told: a cookie, and a name and password it remembers, are sent along by a browser whichever page asks. */
  readonly by: 'cookie' | 'bearer' | 'basic' | 'peer' | 'nothing';
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
  if (scheme.toLowerCase() === 'basic') {
    const caller = await byBasic(token, authenticator);
    if (caller) return { caller, by: 'basic' };
  }
  const session = readSessionCookie(header('cookie'), connection);
  if (session === undefined) return { caller: anonymous, by: 'nothing' };
  return { caller: await authenticator.authenticate({ kind: 'session', token: session }), by: 'cookie' };
}

/**
 * RFC 7617, with an API token as the password: all that Grafana and amtool can send. Undefined for any other password, which
 * is meant for a proxy before NEXUS: then the cookie decides.
 */
async function byBasic(
  credentials: string,
  authenticator: HttpServerOptions['authenticator'],
): Promise<Caller | undefined> {
  const text = Buffer.from(credentials.slice(0, 1000), 'base64').toString('utf8');
  const password = text.slice(text.indexOf(':') + 1);
  if (!text.includes(':') || !/^[\w-]{1,256}$/.test(password)) return undefined;
  const caller = await authenticator.authenticate({ kind: 'api-token', token: password });
  return caller.kind === 'anonymous' ? undefined : caller;
}

const anonymous: Caller = { kind: 'anonymous' };
