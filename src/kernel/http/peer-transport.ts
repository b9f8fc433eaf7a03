import { WebSocket } from 'ws';
import type { Transport } from '#contracts/client.ts';
import { httpTransport, ProblemError } from '#contracts/http-transport.ts';
import { NexusError, unavailable } from '#kernel/errors.ts';

export interface PeerTransportOptions {
  /** As in `http://pulse:9092/api/pulse`. */
  readonly baseUrl: string;
  /** Asked for each request, since a peer token is short-lived. */
  readonly headers: () => Readonly<Record<string, string>>;
}

/**
 * Reaches a tool in another process. As `httpTransport`, but fails with the NexusError that the other side threw, so that a
 * caller sees no difference to a tool in its own process; a tool that is away is `unavailable`.
 */
export function peerTransport(options: PeerTransportOptions): Transport {
  const http = httpTransport({ ...options, WebSocket: webSocketWith(options.headers) });
  const rethrow = (error: unknown): never => {
    throw fromProblem(error);
  };
  return {
    call: (...call) => http.call(...call).catch(rethrow),
    upload: (...call) => http.upload(...call).catch(rethrow),
    async download(...call) {
      const file = await http.download(...call).catch(rethrow);
      return { ...file, chunks: translated(file.chunks) };
    },
    stream: (...call) => translated(http.stream(...call)),
    channel(...call) {
      const channel = http.channel(...call);
      return {
        send: (message) => channel.send(message),
        close: () => channel.close(),
        [Symbol.asyncIterator]: () => translated(channel),
      };
    },
  };
}

/** The standard WebSocket cannot send an Authorization header. */
function webSocketWith(headers: PeerTransportOptions['headers']) {
  return class PeerWebSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: headers(), perMessageDeflate: false });
    }
  };
}

async function* translated<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw fromProblem(error);
  }
}

function fromProblem(error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  const { code, status, detail, issues, cause } = error.problem;
  if (code === 'unreachable') return unavailable(detail, { cause: error });
  // A bug over there is a bug here too: it must be logged, not passed on as an expected outcome.
  if (status === 500) return error;
  return new NexusError(code, status, detail, { cause: cause ?? error, ...(issues && { issues }) });
}
