import type { CheckContext } from '../check-kind.ts';
import { isWithin } from '../number-ranges.ts';
import { detailOf, type Reason } from '../reasons.ts';
import { destinationOf } from './destination.ts';
import { exchange, type Exchange } from './exchange.ts';
import type { BodyWish, HttpRequest } from './http-message.ts';
import type { HttpPlan } from './http-plan.ts';
import type { HttpSettings } from './http-settings.ts';
import { withoutSecrets } from '../secret-texts.ts';

export interface Journey {
  /** The last one, and with whom. */
  readonly exchange: Exchange;
  readonly host: string;
  /** Where it came from, when the answer led elsewhere; without the query, which may hold secrets. */
  readonly ledTo: string | undefined;
}

const redirecting: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** All that another server is told of the settings. */
const harmless = /^(accept|accept-language|accept-encoding|user-agent|cache-control|pragma)$/i;

/** Makes the request, and those that the answers lead to. */
export async function follow(
  settings: HttpSettings,
  plan: HttpPlan,
  wish: BodyWish,
  context: CheckContext,
): Promise<Journey> {
  const canFollow = (status: number) => settings.redirects > 0 && redirecting.has(status);
  let request: HttpRequest = {
    destination: plan.destination,
    method: settings.method,
    headers: wish === 'all' ? plan.headersForBody : plan.headers,
    body: plan.body,
    secureContext: plan.secureContext,
    isTrustIgnored: settings.ignoreTls,
    wish: (status) =>
      wish === 'all' && !canFollow(status) ? 'all' : isWithin(plan.accepted, status) ? 'none' : 'start',
  };
  let { url } = plan;
  for (let hops = 0; ; hops += 1) {
    // Each leads to the next.
    // oxlint-disable-next-line no-await-in-loop
    const made = await exchange(request, context);
    const ledTo = hops === 0 ? undefined : withoutSecrets(url.origin + url.pathname, plan.secrets);
    const { host } = request.destination;
    const { status = 0, headers } = made.answer ?? {};
    const location = headers?.location;
    if (!canFollow(status) || location === undefined) return { exchange: made, host, ledTo };
    if (hops === settings.redirects)
      return {
        exchange: { ...made, reason: { id: 'redirects', detail: `More than ${hops} redirects` } },
        host,
        ledTo,
      };
    const next = nextRequest(request, url, location, status);
    if ('id' in next) return { exchange: { ...made, reason: untold(next, plan) }, host, ledTo };
    ({ request, url } = next);
  }
}

function untold({ id, detail = '' }: Reason, { secrets }: HttpPlan): Reason {
  return { id, detail: detailOf(withoutSecrets(detail, secrets)) };
}

/** What comes next by RFC 9110, 15.4. Another origin gets neither a login, nor own headers, nor a body. */
function nextRequest(
  request: HttpRequest,
  from: URL,
  location: string,
  status: number,
): { readonly request: HttpRequest; readonly url: URL } | Reason {
  const url = URL.parse(location, from.href);
  const destination = url === null ? undefined : destinationOf(url, request.destination.family);
  if (url === null || destination === undefined)
    return { id: 'redirects', detail: detailOf(`Leads to ${location.split('?')[0]}`) };
  const becomesGet =
    (status === 303 && request.method !== 'HEAD') || (status < 303 && request.method === 'POST');
  const isElsewhere = url.origin !== from.origin;
  if (isElsewhere && !becomesGet && request.body !== undefined)
    return { id: 'redirects', detail: `The body is not sent on to ${detailOf(url.host)}` };
  const kept = request.headers.filter(
    ([name]) => (!isElsewhere || harmless.test(name)) && !(becomesGet && /^content-/i.test(name)),
  );
  const body = becomesGet ? undefined : request.body;
  return {
    url,
    request: { ...request, destination, headers: kept, body, method: becomesGet ? 'GET' : request.method },
  };
}
