import type { Place } from '../connection/place.ts';

/** An address of the web, taken apart for a connection. */
export interface Destination extends Place {
  readonly isSecure: boolean;
  /** Path and query, as they are sent. */
  readonly path: string;
  /** For the header Host: the port only when it is not the usual one. */
  readonly authority: string;
  readonly origin: string;
}

/** Undefined: it is not http and not https. */
export function destinationOf(url: URL, family: Place['family']): Destination | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const isSecure = url.protocol === 'https:';
  const usual = isSecure ? 443 : 80;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? usual : Number(url.port),
    family,
    isSecure,
    path: url.pathname + url.search,
    authority: url.host,
    origin: url.origin,
  };
}
