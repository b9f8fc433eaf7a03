import type { Caller } from '#contracts/access.ts';
import type { Endpoint } from '#contracts/contract.ts';
import { decideEntry } from '#kernel/access/decide.ts';
import { forbidden, NexusError, unauthenticated } from '#kernel/errors.ts';
import type { Connection, HeaderReader } from './connection.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { identify } from './identify.ts';
import { checkOrigin } from './origin-check.ts';

export interface Arrival {
  readonly header: HeaderReader;
  readonly connection: Connection;
  readonly method: string;
  /** A WebSocket: reads and writes whatever its method, so its Origin always counts. */
  readonly isSocket: boolean;
}

/** Lets a request in, or throws the NexusError to answer it with. The one gate of calls, streams, sockets and /metrics. */
export async function admit(
  { header, connection, method, isSocket }: Arrival,
  entry: Pick<Endpoint, 'access' | 'scoped'> & { readonly kind?: Endpoint['kind'] },
  options: Pick<HttpServerOptions, 'authenticator' | 'verifyPeer'>,
): Promise<Caller> {
  const { caller, by } = await identify(header, connection, options);
  // Programs reach NEXUS by whatever name their network gives it; only a browser can be lied to about names.
  // A raw endpoint that lets anybody in knows its callers by what they send.
  const isOpen = entry.kind === 'raw' && entry.access === 'public';
  if (caller.kind !== 'token' && caller.kind !== 'tool' && !isOpen) checkHost(connection);
  if (isSocket || !isSafe(method)) checkOrigin(header, connection, by, isSocket);
  const decision = decideEntry(caller, entry);
  if (decision === 'unauthenticated') throw unauthenticated();
  if (decision === 'forbidden') throw forbidden();
  return caller;
}

/** Refuses names that are not ours: a page of evil.example whose name was made to point here (DNS rebinding) asks by its own. */
export function checkHost({ host, isKnownHost }: Connection): void {
  if (host === undefined)
    throw new NexusError('invalid', 400, 'The Host header is missing or is no host name.');
  if (!isKnownHost) {
    throw new NexusError(
      'unknown-host',
      421,
      `NEXUS does not go by the name ${host}. Set NEXUS_PUBLIC_URL to the one it has.`,
    );
  }
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
