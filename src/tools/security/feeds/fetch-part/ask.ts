import { readRetryAfter } from '#library/registry/quota.ts';
import type { Clock } from '#kernel/clock.ts';
import { asFetchFault, FetchFault } from './fetch-fault.ts';
import type { Answer, Transport } from './transport.ts';

export interface FetchLimits {
  /** For the whole of it, with all attempts. */
  readonly totalMs: number;
  /** Without any byte. */
  readonly stallMs: number;
  readonly attempts: number;
  /** The pause before the second attempt, doubled for each further one, with jitter. */
  readonly pauseMs: number;
  /** A longer Retry-After ends the attempts. */
  readonly mostPauseMs: number;
  /** For tests, whose servers have no certificate. */
  readonly mayUseHttp: boolean;
}

export const fetchLimits: FetchLimits = {
  totalMs: 30 * 60_000,
  stallMs: 30_000,
  attempts: 4,
  pauseMs: 2000,
  mostPauseMs: 60_000,
  mayUseHttp: false,
};

export interface FetchTools {
  readonly transport: Transport;
  readonly clock: Clock;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly limits: FetchLimits;
}

const mostHops = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/** Asks, and follows redirects within https. Answers that say nothing of the file itself are thrown as a `FetchFault`. */
export async function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  tools: FetchTools,
  signal: AbortSignal,
): Promise<Answer> {
  let url = allowed(address, undefined, tools.limits);
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const answer = await tools.transport(url, headers, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      throw asFetchFault(error);
    });
    const { location } = answer.headers;
    if (!redirects.has(answer.status) || location === undefined) return judged(answer, tools.clock.now());
    answer.discard();
    url = allowed(location, url, tools.limits);
  }
  throw new FetchFault('wrong-redirect', `It redirects more than ${mostHops} times.`);
}

function allowed(address: string, base: URL | undefined, { mayUseHttp }: FetchLimits): URL {
  const url = URL.parse(address, base?.href);
  const isSafe =
    url?.protocol === 'https:' || (mayUseHttp && url?.protocol === 'http:' && base?.protocol !== 'https:');
  if (!url || !isSafe || url.username !== '' || url.password !== '')
    throw new FetchFault('wrong-redirect', 'It points to an address that may not be asked.');
  return url;
}

function judged(answer: Answer, nowMs: number): Answer {
  const { status, headers } = answer;
  if ([200, 206, 304, 404, 410, 416].includes(status)) return answer;
  answer.discard();
  const retryAfterMs = readRetryAfter(headers['retry-after'], nowMs);
  const retryAtMs = retryAfterMs === undefined ? null : nowMs + retryAfterMs;
  if (status === 429)
    throw new FetchFault('rate-limited', 'The server wants to be left alone for a while.', { retryAtMs });
  if (status >= 500) throw new FetchFault('server-error', `The server fails (${status}).`, { retryAtMs });
  throw new FetchFault('wrong-answer', `The server answers with ${status}.`);
}
