import type { Answer, Ask } from './exchange.ts';
import { wrongAnswer } from './fault.ts';
import { send } from './send.ts';
import { mayAsk, type Session } from './session.ts';

export interface Followed {
  readonly answer: Answer;
  /** Where the answer came from in the end. */
  readonly url: URL;
}

const redirects = new Set([301, 302, 303, 307, 308]);
const mostHops = 5;

/** Follows redirects. `authorization` goes to the origin that was asked first, and to no other. */
export async function follow(
  session: Session,
  ask: Ask,
  authorization: string | undefined,
): Promise<Followed> {
  let { url } = ask;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    if (!mayAsk(session, url)) throw wrongAnswer('it points to an address that may not be asked');
    const isHome = authorization !== undefined && url.origin === ask.url.origin;
    const headers = isHome ? { ...ask.headers, Authorization: authorization } : ask.headers;
    const answer = await send(session, { ...ask, url, headers });
    const { location } = answer.headers;
    if (!redirects.has(answer.status) || location === undefined) return { answer, url };
    // What a request carries in its body belongs to whoever it was meant for.
    if (ask.method === 'POST') throw wrongAnswer('it redirects a login');
    if (!URL.canParse(location, url.href)) throw wrongAnswer('it redirects to no address');
    url = new URL(location, url);
  }
  throw wrongAnswer(`more than ${mostHops} redirects`);
}
