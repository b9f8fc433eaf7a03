import { lookup as resolve } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Addresses that no receiver has, but where a cloud hands out credentials. */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16, 'ipv4');
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');
refused.addAddress('100.100.100.200', 'ipv4');

export function isRefusedAddress(address: string): boolean {
  return refused.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

export interface GuardOptions {
  readonly connectMs?: number;
  readonly totalMs?: number;
  /** What is read of an answer; the rest is cut off. */
  readonly maxBytes?: number;
  readonly lookup?: LookupFunction;
}

/** The code of such an error, among those of the system. */
export const refusedAddress = 'ENEXUSADDRESS';

export function refusal(host: string): Error {
  const said = `${host} is a link-local or metadata address; messages are not sent there.`;
  return Object.assign(new TypeError(said), { code: refusedAddress });
}

export function noConnection(target: string, withinMs: number): Error {
  const said = `No connection to ${target} within ${withinMs / 1000} s.`;
  return Object.assign(new Error(said), { code: 'ETIMEDOUT' });
}

/** A name is looked up once, and exactly what was looked at is connected to. */
export function guardedLookup(lookup: LookupFunction): LookupFunction {
  return (host, options, callback) =>
    lookup(host, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : (address ?? []).map((one) => one.address);
      if (!error && found.some(isRefusedAddress)) callback(refusal(host), address, family);
      else callback(error, address, family);
    });
}

/** Fetch for messages: follows no redirect (the answer says 3xx), gives up early, and refuses addresses that nobody means. */
export function guardedFetch(options: GuardOptions = {}): typeof fetch {
  const { connectMs = 5_000, totalMs = 15_000, maxBytes = 65_536 } = options;
  const lookup = guardedLookup(options.lookup ?? resolve);
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) > 0 && isRefusedAddress(host)) throw refusal(host);
    const body = Buffer.from(await request.arrayBuffer());
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(totalMs)]);
    const answer = await ask(url, { request, body, signal, connectMs, lookup });
    return toResponse(answer, maxBytes);
  };
}

interface Asked {
  readonly request: Request;
  readonly body: Buffer;
  readonly signal: AbortSignal;
  readonly connectMs: number;
  readonly lookup: LookupFunction;
}

async function ask(url: URL, { request, body, signal, connectMs, lookup }: Asked): Promise<IncomingMessage> {
  const headers = {
    'user-agent': 'NEXUS',
    ...Object.fromEntries(request.headers),
    'content-length': String(body.length),
  };
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const { promise, resolve: settle, reject } = Promise.withResolvers<IncomingMessage>();
  const sending = start(url, { method: request.method, headers, signal, lookup, agent: false });
  const timer = setTimeout(() => sending.destroy(noConnection(url.host, connectMs)), connectMs);
  sending.once('socket', (socket) =>
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(timer)),
  );
  sending.once('response', settle);
  sending.once('error', reject);
  sending.end(body);
  return promise.finally(() => clearTimeout(timer));
}

async function toResponse(answer: IncomingMessage, maxBytes: number): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxBytes) break;
  }
  const status = answer.statusCode ?? 502;
  // `Response` takes no others.
  if (status < 200 || status > 599)
    throw new Error(`the receiver answered ${status}, which HTTP does not know.`);
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const isEmpty = status === 204 || status === 205 || status === 304;
  const body = isEmpty ? null : Buffer.concat(chunks).subarray(0, maxBytes);
  return new Response(body, { status, statusText: answer.statusMessage ?? '', headers });
}
