import type { Client } from '#contracts/client.ts';
import type { watcher } from '#contracts/watcher/contract.ts';
import type { RegistryWay } from '#contracts/watcher/registries.ts';
import { NexusError } from '#kernel/errors.ts';
import { dockerHub, type ImageReference } from '#library/image-reference/image-reference.ts';
import type { Pace } from '#library/registry/pace.ts';
import { openSession, type RegistryClock, type Session } from '#library/registry/session.ts';
import { helperFailed, noReference } from './read-errors.ts';

/** What is asked of Watcher, which knows registries and logins. */
export type RegistryPort = Pick<Client<typeof watcher>, 'registryWay'>;

export interface OpenSessionsOptions {
  readonly registries: RegistryPort;
  readonly clock: RegistryClock;
}

export type SessionTo = (
  image: Pick<ImageReference, 'domain' | 'path'>,
  signal: AbortSignal,
) => Promise<Session>;

/** Opens registries as Watcher knows them; how often each may be asked is kept. Rejects with NexusError `login-helper`. */
export function openSessions({ registries, clock }: OpenSessionsOptions): SessionTo {
  const paces = new Map<string, Pace>();
  return async ({ domain, path }, signal) => {
    const way = await wayTo(registries, { domain, path }, signal);
    if (way.kind === 'failed') throw helperFailed(way.helper);
    const { host, limits, spareQuota, isPlain, ca, credentials } = way;
    // As with a port that is none.
    if (!URL.canParse(`https://${host}`)) throw noReference('reference');
    return openSession({
      host,
      limits,
      spareQuota,
      paces,
      clock,
      ...(isPlain !== null && { isPlain }),
      ...(ca !== null && { ca }),
      ...(credentials !== null && { credentials }),
    });
  };
}

/** Where Watcher does not run, public images are still read. */
async function wayTo(
  registries: RegistryPort,
  body: Pick<ImageReference, 'domain' | 'path'>,
  signal: AbortSignal,
): Promise<RegistryWay> {
  try {
    return await registries.registryWay({ body }, { signal });
  } catch (error) {
    if (!(error instanceof NexusError && error.code === 'unavailable')) throw error;
    const host = body.domain === dockerHub ? 'registry-1.docker.io' : body.domain;
    const limits = { perSecond: 5, burst: 60 };
    return { kind: 'known', host, limits, spareQuota: 10, isPlain: null, ca: null, credentials: null };
  }
}
