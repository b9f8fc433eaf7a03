import { abortable } from '../abortable.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import { basicHeader } from './credentials.ts';
import type { Ask } from './exchange.ts';
import { RegistryFault, wrongAnswer } from './fault.ts';
import { fetchToken, type TokenRequest } from './fetch-token.ts';
import { follow, type Followed } from './follow.ts';
import type { Offer, Session } from './session.ts';

/**
 * Asks, and signs in where the registry wants that. A 401 in the end is a fault; any other answer is the caller's.
 * `repository` is empty for what belongs to none.
 */
export async function converse(session: Session, ask: Ask, repository: string): Promise<Followed> {
  const known = session.challenges.get(ask.url.origin);
  const first = known && (await signIn(session, known, ask.url, repository, ask.signal));
  const followed = await follow(session, ask, first?.header);
  if (followed.answer.status !== 401) return followed;
  first?.forget();
  const offer = offerOf(followed);
  if (!offer) throw refusal(session, followed.url);
  session.challenges.set(followed.url.origin, offer);
  const second = await signIn(session, offer, followed.url, repository, ask.signal);
  if (!second || second.header === first?.header) throw refusal(session, followed.url);
  const again = await follow(session, { ...ask, url: followed.url }, second.header);
  if (again.answer.status !== 401) return again;
  second.forget();
  throw refusal(session, followed.url);
}

/** The login of a registry is for its own origin: another one that it points to is asked without. */
function credentialsFor({ origin, options }: Session, url: URL) {
  return url.origin === origin.origin ? options.credentials : undefined;
}

export function refusal(session: Session, url: URL, detail?: string): RegistryFault {
  if (!credentialsFor(session, url)) return new RegistryFault({ id: 'no-login' });
  return new RegistryFault(detail === undefined ? { id: 'denied' } : { id: 'denied', detail });
}

function offerOf({ answer, url }: Followed): Offer | undefined {
  const challenges = parseChallenges(answer.headers['www-authenticate'] ?? '');
  const isUsable = ({ scheme, parameters }: Challenge) =>
    scheme === 'basic' || (scheme === 'bearer' && parameters['realm'] !== undefined);
  const usable = challenges.filter(isUsable);
  const challenge = usable.find(({ scheme }) => scheme === 'bearer') ?? usable[0];
  return challenge && { challenge, base: url };
}

interface SignedIn {
  readonly header: string;
  forget(): void;
}

async function signIn(
  session: Session,
  { challenge, base }: Offer,
  url: URL,
  repository: string,
  signal: AbortSignal | undefined,
): Promise<SignedIn | undefined> {
  const credentials = credentialsFor(session, url);
  const forget = () => undefined;
  if (credentials?.kind === 'registry-token') return { header: `Bearer ${credentials.token}`, forget };
  if (challenge.scheme === 'basic') {
    if (credentials?.kind !== 'password') return undefined;
    return { header: basicHeader(credentials.username, credentials.password), forget };
  }
  const { realm = '', service } = challenge.parameters;
  if (!URL.canParse(realm, base.href)) throw wrongAnswer('its login has no address');
  // The name of a right is our own: some registries put one for everything into the challenge, or another repository's.
  const request: TokenRequest = {
    realm: new URL(realm, base),
    service,
    scope: repository === '' ? undefined : `repository:${repository}:pull`,
    credentials,
  };
  const key = JSON.stringify([url.origin, request.realm.href, service, repository]);
  const token = await abortable(
    session.tokens.get(key, () => fetchToken(session, request)),
    signal,
  );
  return { header: `Bearer ${token}`, forget: () => session.tokens.forget(key, token) };
}
