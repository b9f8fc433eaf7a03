import type { Caller } from '#contracts/access.ts';
import { forbidden } from '#kernel/errors.ts';
import type { CallContext } from '#kernel/tool.ts';

/** The person asking. An API token is refused, or it could renew itself or outlive what it was made for. */
export function signedIn({ caller }: CallContext): Extract<Caller, { kind: 'user' }> {
  if (caller.kind === 'user') return caller;
  throw forbidden('This needs a person who is signed in; an API token cannot do it.');
}
