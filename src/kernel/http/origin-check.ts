import { NexusError } from '#kernel/errors.ts';
import type { Connection, HeaderReader } from './connection.ts';
import type { Identity } from './identify.ts';

/**
 * Refuses what another site's page makes a browser send. Programs that bring a token of their own need no Origin.
 * A request without Origin passes when it is no socket and does not say that it comes from elsewhere: browsers send Origin
 * with everything that changes state, so it is not one.
 */
export function checkOrigin(
  header: HeaderReader,
  connection: Connection,
  by: Identity['by'],
  isSocket: boolean,
): void {
  if (by === 'bearer' || by === 'peer') return;
  const origin = header('origin');
  if (origin !== undefined) {
    if (connection.ownOrigins.includes(origin)) return;
    throw crossOrigin(
      `This was sent by ${originForPeople(origin)}, but NEXUS is ${connection.ownOrigins.join(' or ')} here. ` +
        'If a proxy stands before NEXUS, let it pass Host on and name it in NEXUS_TRUSTED_PROXIES.',
    );
  }
  const site = header('sec-fetch-site') ?? 'same-origin';
  const isElsewhere = site !== 'same-origin' && site !== 'none';
  if (isElsewhere || (isSocket && by === 'cookie'))
    throw crossOrigin('This was sent by a page of another site.');
}

function crossOrigin(message: string): NexusError {
  return new NexusError('cross-origin', 403, message);
}

function originForPeople(origin: string): string {
  return /^https?:\/\/[\w.:[\]-]{1,100}$/.test(origin) ? origin : 'a page without an origin';
}
