import { useEffect, useRef, useState } from 'react';
import type { Terminal } from '#contracts/containers/terminal.ts';
import { useText, type Translate } from '../../../i18n/use-text.ts';
import { useIsLight } from '../../../shell/use-is-light.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { useFormat, type Formats } from '../../../ui/format/use-format.ts';
import { containersApi } from '../live.ts';
import { followTerminal, type FollowedTerminal, type FollowState } from './follow-terminal.ts';
import { openScreen, type TerminalScreen } from './terminal-screen.ts';
import { terminalText } from './terminal-text.ts';

export interface ScreenOptions {
  readonly terminal: Terminal;
  readonly isNew: boolean;
  readonly onState: (state: FollowState) => void;
  readonly onLeave: () => void;
}

/** What buttons beside the screen do to it. */
export interface Keyboard {
  /** Sends as if typed, and gives the focus back to the screen. */
  type(text: string): void;
  paste(text: string): void;
  /** What is selected, else everything. */
  text(): string;
  /** The next letter typed is sent with Ctrl. */
  holdControl(isHeld: boolean): void;
  readonly isControlHeld: boolean;
}

/** Puts the terminal's screen into the element that `place` is given to, for as long as it is there. */
export function useTerminalScreen(options: ScreenOptions) {
  const text = useText(terminalText);
  const isLight = useIsLight();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const screen = useRef<TerminalScreen>(null);
  const followed = useRef<FollowedTerminal>(null);
  const held = useRef(false);
  const [isControlHeld, setIsControlHeld] = useState(false);
  const latest = useRef({ ...options, isLight, text, format });
  const holdControl = (isHeld: boolean) => {
    held.current = isHeld;
    setIsControlHeld(isHeld);
    screen.current?.focus();
  };
  useEffect(() => {
    latest.current = { ...options, isLight, text, format };
  });

  useEffect(() => screen.current?.setTheme(isLight), [isLight]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const start = async () => {
      const opened = await openScreen(element, latest.current.isLight, {
        onText(typed) {
          if (followed.current?.isReplaying) return;
          followed.current?.send(held.current ? withControl(typed) : typed);
          if (held.current) holdControl(false);
        },
        onBytes: (base64) => followed.current?.send(base64, 'base64'),
        onLink: (address) => void openLink(address, latest.current.text),
        onLeave: () => latest.current.onLeave(),
      });
      if (stop.signal.aborted) return opened[Symbol.dispose]();
      screen.current = opened;
      followed.current = follow(opened, latest.current, stop.signal);
      const observer = new ResizeObserver(() => followed.current?.fit());
      observer.observe(element);
      stop.signal.addEventListener('abort', () => {
        observer.disconnect();
        opened[Symbol.dispose]();
      });
      opened.focus();
    };
    const stopKeys = keepKeys(element);
    void start();
    return () => {
      stopKeys();
      stop.abort();
    };
    // The view is made anew for another terminal, and everything else is read from `latest`.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const keyboard: Keyboard = {
    type(typed) {
      followed.current?.send(typed);
      screen.current?.focus();
    },
    paste(pasted) {
      screen.current?.paste(pasted);
      screen.current?.focus();
    },
    text: () => screen.current?.text() ?? '',
    holdControl,
    isControlHeld,
  };
  return { place, keyboard };
}

interface Latest extends ScreenOptions {
  readonly text: Translate<typeof terminalText>;
  readonly format: Formats;
}

function follow(
  screen: TerminalScreen,
  { terminal, isNew, onState, text, format }: Latest,
  signal: AbortSignal,
) {
  const params = { terminal: terminal.id };
  return followTerminal({
    isNew,
    onState,
    signal,
    screen: {
      write: (bytes, done) => screen.write(bytes, done),
      resize: (size) => screen.resize(size),
      room: () => screen.room(),
      skip: (bytes) => screen.write(`\u001B[0m\r\n[${text('skipped', { size: format.bytes(bytes) })}]\r\n`),
    },
    open: (query, aborted) =>
      containersApi.attachTerminal({ params, query: { ...query, acknowledge: 'true' } }, { signal: aborted }),
  });
}

/** Keys typed into the terminal are the program's: Escape must not close the drawer, nor a letter run a shortcut. */
function keepKeys(element: HTMLElement): () => void {
  const keep = (event: KeyboardEvent) => event.stopPropagation();
  element.addEventListener('keydown', keep);
  return () => element.removeEventListener('keydown', keep);
}

function withControl(typed: string): string {
  return /^[a-z@[\]\\^_]$/i.test(typed)
    ? String.fromCharCode(typed.toUpperCase().charCodeAt(0) & 0x1f)
    : typed;
}

/** What a program prints is untrusted: its links say one thing and may lead to another. */
async function openLink(address: string, text: Latest['text']): Promise<void> {
  const agreed = await askConfirm({
    title: text('openLink', { address }),
    action: text('openLinkAction'),
  });
  if (agreed) globalThis.open(address, '_blank', 'noopener,noreferrer');
}
