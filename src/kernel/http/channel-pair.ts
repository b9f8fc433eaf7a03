import type { ChannelClient } from '#contracts/client.ts';
import type { ChannelEndpoint } from '#contracts/contract.ts';
import type { ChannelServer } from '#kernel/tool.ts';
import { messageQueue } from './message-queue.ts';

interface ChannelPair {
  readonly client: ChannelClient<unknown, unknown>;
  readonly server: ChannelServer<unknown, unknown>;
  /** Ends both sides; the client's iteration throws `error` when there is one. */
  readonly end: (error?: unknown) => void;
}

/** Both ends of a channel inside one process. Messages are parsed as they cross, exactly as over a socket. */
export function channelPair(endpoint: ChannelEndpoint): ChannelPair {
  const toServer = messageQueue<unknown>();
  const toClient = messageQueue<unknown>();
  const end = (error?: unknown) => {
    toServer.end();
    toClient.end(error);
  };
  return {
    client: {
      send: (message) => void toServer.push(endpoint.incoming.parse(message)),
      close: () => end(),
      [Symbol.asyncIterator]: () => toClient.iterate(end),
    },
    server: {
      send: (message) => toClient.push(endpoint.outgoing.parse(message)),
      close: () => end(),
      [Symbol.asyncIterator]: () => toServer.iterate(end),
    },
    end,
  };
}
