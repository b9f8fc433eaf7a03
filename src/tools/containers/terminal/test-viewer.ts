import { containers } from '#contracts/containers.ts';
import { TerminalOutput, type TerminalInput } from '#contracts/containers/terminal.ts';
import { channelPair } from '#kernel/http/channel-pair.ts';
import type { ViewerChannel } from './terminal-viewer.ts';

/** The other end of a terminal's channel, for tests. */
export interface TestViewer {
  readonly channel: ViewerChannel;
  readonly messages: TerminalOutput[];
  /** All output shown so far. */
  text(): string;
  send(message: TerminalInput): void;
  leave(): void;
  readonly signal: AbortSignal;
}

export function testViewer(): TestViewer {
  const { client, server } = channelPair(containers.endpoints.attachTerminal);
  const messages: TerminalOutput[] = [];
  const gone = new AbortController();
  void (async () => {
    for await (const message of client) {
      messages.push(TerminalOutput.parse(message));
    }
  })();
  return {
    // Both ends parse what crosses with the contract of this channel.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    channel: server as ViewerChannel,
    messages,
    text: () =>
      Buffer.concat(
        messages.map((one) => Buffer.from(one.type === 'output' ? one.base64 : '', 'base64')),
      ).toString(),
    send: (message) => client.send(message),
    leave() {
      gone.abort();
      client.close();
    },
    signal: gone.signal,
  };
}
