import type { Transport } from '#contracts/client.ts';
import { httpTransport, ProblemError } from '#contracts/http-transport.ts';
import type { HttpTransportOptions } from '#contracts/http-transport.ts';
import { NexusError, unavailable } from '#kernel/errors.ts';

/**
 * Reaches a tool in another process. As `httpTransport`, but fails with the NexusError that the other side threw, so that a
 * caller sees no difference to a tool in its own process; a tool that is away is `unavailable`.
 */
export function peerTransport(options: HttpTransportOptions): Transport {
  const http = httpTransport(options);
  return {
    call: (...call) =>
      http.call(...call).catch((error: unknown) => {
        throw fromProblem(error);
      }),
    async *stream(...call) {
      try {
        yield* http.stream(...call);
      } catch (error) {
        throw fromProblem(error);
      }
    },
    channel(...call) {
      const channel = http.channel(...call);
      return {
        send: (message) => channel.send(message),
        close: () => channel.close(),
        [Symbol.asyncIterator]: () => received(channel),
      };
    },
  };
}

async function* received(messages: AsyncIterable<unknown>): AsyncGenerator {
  try {
    yield* messages;
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
