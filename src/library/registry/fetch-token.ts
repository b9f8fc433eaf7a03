import { basicHeader, type Credentials } from './credentials.ts';
import type { Answer, Ask } from './exchange.ts';
import { RegistryFault, wrongAnswer } from './fault.ts';
import { follow } from './follow.ts';
import { jsonObject } from './json-object.ts';
import type { Session } from './session.ts';
import type { Token } from './token-cache.ts';

export interface TokenRequest {
  readonly realm: URL;
  readonly service: string | undefined;
  /** Undefined: only who asks is to be found out. */
  readonly scope: string | undefined;
  readonly credentials: Credentials | undefined;
}

const mostTokenBytes = 1024 * 1024;
const clientId = 'nexus';
/** So that one question that is called off takes no token away from the others; the wire has its own time limit. */
const nobody = undefined;

/** Gets a token from the server that a registry named (distribution specification, token and OAuth 2 authentication). */
export async function fetchToken(session: Session, request: TokenRequest): Promise<Token> {
  const { credentials } = request;
  const ask =
    credentials?.kind === 'identity-token' ? exchangeAsk(request, credentials.token) : plainAsk(request);
  const authorization =
    credentials?.kind === 'password' ? basicHeader(credentials.username, credentials.password) : undefined;
  const { answer } = await follow(session, ask, authorization);
  return tokenIn(answer, credentials !== undefined);
}

function plainAsk({ realm, service, scope, credentials }: TokenRequest): Ask {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== undefined) url.searchParams.set('scope', scope);
  if (credentials?.kind === 'password') url.searchParams.set('account', credentials.username);
  return {
    method: 'GET',
    url,
    headers: { Accept: 'application/json' },
    limitBytes: mostTokenBytes,
    signal: nobody,
  };
}

function exchangeAsk({ realm, service, scope }: TokenRequest, token: string): Ask {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: clientId,
    ...(scope !== undefined && { scope }),
    ...(service !== undefined && { service }),
  }).toString();
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(Buffer.byteLength(form)),
  };
  return { method: 'POST', url: realm, headers, body: form, limitBytes: mostTokenBytes, signal: nobody };
}

function tokenIn({ status, body }: Answer, hasLogin: boolean): Token {
  if ([400, 401, 403].includes(status))
    throw new RegistryFault(hasLogin ? { id: 'denied' } : { id: 'no-login' });
  if (status !== 200) throw wrongAnswer(`${status} for a token`);
  const fields = jsonObject(body);
  if (!fields) throw wrongAnswer('its token is no JSON');
  const { token, access_token, expires_in } = fields;
  const text = [token, access_token].find((one) => typeof one === 'string' && one !== '');
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text)) throw wrongAnswer('no token in its answer');
  const seconds = typeof expires_in === 'number' && expires_in >= 0 ? expires_in : null;
  return { text, expiresInSeconds: seconds };
}
