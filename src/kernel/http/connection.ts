import { isLoopbackAddress, normalAddress } from './trusted-proxies.ts';

/** A header field by its lower-case name; repeated ones are joined by Node. */
export type HeaderReader = (name: string) => string | undefined;

/** Whom a connection may be believed. */
export interface Trust {
  isProxy(address: string): boolean;
  /** True when the `Nexus-Peer` header was signed by another process of this NEXUS. */
  isPeer(signature: string): boolean;
  readonly publicUrl: URL | undefined;
  readonly allowPlainHttp: boolean;
}

/** What is known of a request before anything of it is acted on. */
export interface Connection {
  /** The client's, through trusted proxies only. */
  readonly address: string;
  readonly isHttps: boolean;
  /** The Host header, lower case; undefined when it is missing or no host. */
  readonly host: string | undefined;
  /** False where a session cookie would travel in clear. */
  readonly canSignIn: boolean;
  /** The origins that pages of this NEXUS have as seen from the client. */
  readonly ownOrigins: readonly string[];
  /** False for a name that this NEXUS does not go by, as after DNS rebinding. */
  readonly isKnownHost: boolean;
}

export function readConnection(header: HeaderReader, remoteAddress: string, trust: Trust): Connection {
  const remote = normalAddress(remoteAddress) ?? '';
  const isBelieved = trust.isProxy(remote) || trust.isPeer(header('nexus-peer') ?? '');
  const isHttps = isBelieved && lastOf(header('x-forwarded-proto')) === 'https';
  const address = isBelieved ? clientBehind(remote, header('x-forwarded-for'), trust) : remote;
  const host = validHost(header('host'));
  const url = host === undefined ? undefined : new URL(`${isHttps ? 'https' : 'http'}://${host}`);
  const isDirect = !header('forwarded') && !header('via') && (isBelieved || !header('x-forwarded-for'));
  // As in browsers: what is asked of localhost does not leave the person's machine, also where an engine's bridge or a
  // tunnel stands in between and the peer's address is another (W3C Secure Contexts, 3.1).
  const isLocal = isDirect && isLoopbackHost(url?.hostname);
  const isPublicHost = url?.host === trust.publicUrl?.host;
  return {
    address,
    isHttps,
    host,
    canSignIn: isHttps || isLocal || trust.allowPlainHttp,
    ownOrigins: [url?.origin, isPublicHost ? trust.publicUrl?.origin : undefined].filter(
      (origin) => origin !== undefined,
    ),
    isKnownHost: url !== undefined && (!trust.publicUrl || isPublicHost || isLoopbackHost(url.hostname)),
  };
}

/** The rightmost address that no trusted proxy has: what stands left of it was written by the client. */
function clientBehind(remote: string, forwardedFor: string | undefined, trust: Trust): string {
  let address = remote;
  for (const entry of (forwardedFor ?? '').split(',').toReversed()) {
    const next = normalAddress(entry);
    if (next === undefined) break;
    address = next;
    if (!trust.isProxy(next)) break;
  }
  return address;
}

function lastOf(list: string | undefined): string | undefined {
  return list?.split(',').at(-1)?.trim().toLowerCase();
}

function validHost(text: string | undefined): string | undefined {
  const host = text?.toLowerCase();
  const looksRight = host !== undefined && /^(\[[\da-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/.test(host);
  return looksRight && URL.canParse(`http://${host}`) ? host : undefined;
}

function isLoopbackHost(hostname: string | undefined): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || isLoopbackAddress(hostname ?? '');
}
