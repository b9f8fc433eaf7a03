import * as http from 'node:http';
import * as https from 'node:https';
import { rootCertificates } from 'node:tls';
import { faultOfError, RegistryFault, wrongAnswer } from './fault.ts';

/** One request, and its answer read to the end. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the answer's body; a longer one is a fault. */
  readonly limitBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Called as often as something goes out: a question that met a closed socket does twice. */
  readonly onRequest?: () => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sockets of one registry, kept for the next question. */
export interface Wire extends Disposable {
  /** Rejects with a `RegistryFault`, or with the caller's reason when its signal aborts. */
  exchange(ask: Ask): Promise<Answer>;
}

export interface WireOptions {
  /** Certificates to trust besides the usual ones, as PEM. */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

const idleSocketMs = 15_000;
const defaultTimeoutMs = 20_000;

export function openWire({ ca, timeoutMs = defaultTimeoutMs }: WireOptions): Wire {
  const sockets = { keepAlive: true, maxSockets: 6, maxFreeSockets: 2, timeout: idleSocketMs };
  const agents = {
    'http:': new http.Agent(sockets),
    'https:': new https.Agent({ ...sockets, ...(ca !== undefined && { ca: [...rootCertificates, ca] }) }),
  };
  return {
    exchange: (ask) => exchangeWithin(agents, ask, timeoutMs, true),
    [Symbol.dispose]() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

type Agents = { readonly 'http:': http.Agent; readonly 'https:': https.Agent };

async function exchangeWithin(
  agents: Agents,
  ask: Ask,
  timeoutMs: number,
  mayRepeat: boolean,
): Promise<Answer> {
  const { url, method, headers, signal: outer } = ask;
  outer?.throwIfAborted();
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = outer ? AbortSignal.any([outer, deadline]) : deadline;
  const isSecure = url.protocol === 'https:';
  ask.onRequest?.();
  const request = (isSecure ? https : http).request(url, {
    agent: isSecure ? agents['https:'] : agents['http:'],
    method,
    headers: { 'User-Agent': 'nexus', ...headers },
    signal,
  });
  try {
    return await answerTo(request, ask);
  } catch (error) {
    outer?.throwIfAborted();
    if (deadline.aborted) throw new RegistryFault({ id: 'timeout' }, { cause: error });
    const fault = faultOfError(error);
    // The registry closed an idle socket while we were picking it up; asking again is harmless.
    if (mayRepeat && method !== 'POST' && request.reusedSocket && fault.reason.id === 'broken-off')
      return await exchangeWithin(agents, ask, timeoutMs, false);
    throw fault;
  }
}

async function answerTo(request: http.ClientRequest, ask: Ask): Promise<Answer> {
  const head = Promise.withResolvers<http.IncomingMessage>();
  request.once('response', head.resolve);
  // It stays: what comes after the answer is of no interest, but must not go unheard.
  request.on('error', head.reject);
  request.end(ask.body);
  const response = await head.promise;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > ask.limitBytes) throw wrongAnswer(`more than ${ask.limitBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    throw error;
  }
  if (!response.complete) throw new RegistryFault({ id: 'broken-off' });
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}
