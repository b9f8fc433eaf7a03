import { converse } from './converse.ts';
import { orUnknown, type Unknown } from './fault.ts';
import { unexpected, type ReadOptions } from './read-manifest.ts';
import type { Session } from './session.ts';

export type PingOutcome =
  /** Where nobody is asked for a login, nothing is known of one that was sent along. */
  { readonly kind: 'found'; readonly isLoginAsked: boolean } | Unknown;

const mostBytes = 64 * 1024;

/** Asks for nothing but whether this is a registry, and whether it takes the login (distribution specification, `end-1`). */
export async function ping(session: Session, { signal }: ReadOptions = {}): Promise<PingOutcome> {
  return await orUnknown(
    (async (): Promise<PingOutcome> => {
      const url = new URL('/v2/', session.origin);
      const found = await converse(
        session,
        { method: 'GET', url, headers: {}, limitBytes: mostBytes, signal },
        '',
      );
      if (found.answer.status !== 200) throw unexpected(session, found);
      return { kind: 'found', isLoginAsked: session.challenges.size > 0 };
    })(),
  );
}
