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
  const followed = new Followed(options);
  void followed.follow();
  return followed;
}

type Channel = ChannelClient<TerminalInput, TerminalOutput>;

class Followed implements FollowedTerminal {
  readonly #options: FollowOptions;
  #channel: Channel | undefined;
  /** Behind the last byte received. */
  #received = 0;
  #replayUntil: number | undefined;
  isReplaying: boolean;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.isReplaying = !options.isNew;
    this.#replayUntil = options.isNew ? 0 : undefined;
  }

  async follow(): Promise<void> {
    const { onState, signal, retryMs = 1500 } = this.#options;
    onState({ is: 'connecting' });
    while (!(await this.#connect()) && !signal.aborted) {
      onState({ is: 'offline' });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  send(data: string, encoding: 'utf8' | 'base64' = 'utf8'): void {
    for (const part of encoding === 'utf8' ? partsOf(data) : [data]) {
      this.#channel?.send({ type: 'input', data: part, encoding });
    }
  }

  fit(): void {
    const room = this.#options.screen.room();
    if (room) this.#channel?.send({ type: 'resize', ...room });
  }

  /** True when there is nothing more to follow. */
  async #connect(): Promise<boolean> {
    const { open, screen, onState, signal } = this.#options;
    try {
      const channel = open({ after: this.#received, ...screen.room() }, signal);
      this.#channel = channel;
      for await (const message of channel) if (this.#onMessage(message, channel)) return true;
      return false;
    } catch (error) {
      const status = error instanceof ProblemError ? error.problem.status : 503;
      if (status === 404) onState({ is: 'ended', end: null });
      else if (error instanceof ProblemError && status < 500) onState({ is: 'refused', problem: error });
      return status < 500;
    } finally {
      this.#channel = undefined;
    }
  }

  /** True after the last message. */
  #onMessage(message: TerminalOutput, channel: Channel): boolean {
    const { screen, onState } = this.#options;
    switch (message.type) {
      case 'attached':
        this.#begin(message.from, message.replayUntil);
        screen.resize(message.size);
        onState({ is: 'live' });
        return false;
      case 'output':
        this.#show(message.base64, message.position, channel);
        return false;
      case 'skipped':
        this.#received = message.position;
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

  #begin(from: number, replayUntil: number): void {
    this.#received = from;
    this.#replayUntil ??= replayUntil;
    if (from >= this.#replayUntil) this.isReplaying = false;
  }

  #show(base64: string, position: number, channel: Channel): void {
    this.#received = position;
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    this.#options.screen.write(bytes, () => {
      if (position >= (this.#replayUntil ?? 0)) this.isReplaying = false;
      if (channel === this.#channel) channel.send({ type: 'taken', position });
    });
  }
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
