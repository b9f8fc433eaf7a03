import { ProblemError } from '#contracts/http-transport.ts';
import type { ChannelClient } from '#contracts/client.ts';
import type {
  TerminalEnd,
  TerminalInput,
  TerminalOutput,
  TerminalSize,
} from '#contracts/containers/terminal.ts';

export type FollowState =
  | { readonly is: 'connecting' | 'live' | 'offline' }
  /** Null: NEXUS no longer knows this terminal. */
  | { readonly is: 'ended'; readonly end: TerminalEnd | null }
  | { readonly is: 'refused'; readonly problem: ProblemError };

export interface Screen {
  /** Calls `done` when the bytes are on the screen. */
  write(bytes: Uint8Array, done: () => void): void;
  resize(size: TerminalSize): void;
  room(): TerminalSize | undefined;
  /** That much output was dropped here. */
  skip(bytes: number): void;
}

export interface FollowOptions {
  readonly screen: Screen;
  readonly open: (
    query: { after: number; columns?: number; rows?: number },
    signal: AbortSignal,
  ) => ChannelClient<TerminalInput, TerminalOutput>;
  readonly onState: (state: FollowState) => void;
  /** Opened by this very page: nobody has answered yet what its first output asks the terminal. */
  readonly isNew: boolean;
  readonly signal: AbortSignal;
  readonly retryMs?: number;
}

export interface FollowedTerminal {
  /** Typed text, or bytes in base64; dropped while it is offline. */
  send(data: string, encoding?: 'utf8' | 'base64'): void;
  /** Tells the room that the screen has now. */
  fit(): void;
  /** Answers of the screen itself to old output must not reach the program. */
  readonly isReplaying: boolean;
}

const longestInput = 16 * 1024;

/** Shows a terminal until it ends; a lost connection is taken up again behind the last byte received. */
export function followTerminal(options: FollowOptions): FollowedTerminal {
  const { screen, onState, signal, retryMs = 1500 } = options;
  let channel: ChannelClient<TerminalInput, TerminalOutput> | undefined;
  let received = 0;
  let isReplaying = !options.isNew;
  let replayUntil = options.isNew ? 0 : undefined;

  function onOutput(bytes: Uint8Array, position: number, source: typeof channel) {
    received = position;
    screen.write(bytes, () => {
      if (replayUntil !== undefined && position >= replayUntil) isReplaying = false;
      if (source === channel) source?.send({ type: 'taken', position });
    });
  }

  /** True after the last message. */
  function onMessage(message: TerminalOutput, source: typeof channel): boolean {
    switch (message.type) {
      case 'attached':
        replayUntil ??= message.replayUntil;
        if (message.from >= replayUntil) isReplaying = false;
        received = message.from;
        screen.resize(message.size);
        onState({ is: 'live' });
        return false;
      case 'output':
        onOutput(
          Uint8Array.from(atob(message.base64), (byte) => byte.charCodeAt(0)),
          message.position,
          source,
        );
        return false;
      case 'skipped':
        received = message.position;
        screen.skip(message.bytes);
        return false;
      case 'size':
        screen.resize(message.size);
        return false;
      case 'ended':
        onState({ is: 'ended', end: message.end });
        return true;
    }
  }

  /** True when there is nothing more to follow. */
  async function connect(): Promise<boolean> {
    try {
      const source = options.open({ after: received, ...screen.room() }, signal);
      channel = source;
      for await (const message of source) if (onMessage(message, source)) return true;
      return false;
    } catch (error) {
      const status = error instanceof ProblemError ? error.problem.status : 503;
      if (status === 404) onState({ is: 'ended', end: null });
      else if (error instanceof ProblemError && status < 500) onState({ is: 'refused', problem: error });
      return status < 500;
    } finally {
      channel = undefined;
    }
  }

  async function follow(): Promise<void> {
    onState({ is: 'connecting' });
    while (!(await connect()) && !signal.aborted) {
      onState({ is: 'offline' });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  void follow();
  return {
    send(data, encoding = 'utf8') {
      for (const part of encoding === 'utf8' ? partsOf(data) : [data]) {
        channel?.send({ type: 'input', data: part, encoding });
      }
    },
    fit() {
      const room = screen.room();
      if (room) channel?.send({ type: 'resize', ...room });
    },
    get isReplaying() {
      return isReplaying;
    },
  };
}

/** No part ends within a pair of surrogates: each travels as UTF-8 of its own. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const last = text.charCodeAt(at + longestInput - 1);
    const end = at + longestInput - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
