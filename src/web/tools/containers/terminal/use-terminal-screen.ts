import { useEffect, useRef, useState } from 'react';
import type { Terminal } from '#contracts/containers/terminal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useIsLight } from '../../../shell/use-is-light.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { FollowState } from './follow-terminal.ts';
import { showTerminal, type ShownTerminal } from './show-terminal.ts';
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
  const shown = useRef<ShownTerminal>(null);
  const [isControlHeld, setIsControlHeld] = useState(false);
  const latest = useRef({ ...options, isLight, text, format });
  useEffect(() => {
    latest.current = { ...options, isLight, text, format };
  });
  useEffect(() => shown.current?.setTheme(isLight), [isLight]);
  // The view is made anew for another terminal; everything else is read from `latest`.
  useEffect(() => {
    if (!place.current) return undefined;
    const opened = showTerminal(place.current, () => latest.current, setIsControlHeld);
    shown.current = opened;
    return () => opened[Symbol.dispose]();
  }, []);
  const keyboard: Keyboard = {
    type: (typed) => shown.current?.type(typed),
    paste: (pasted) => shown.current?.paste(pasted),
    text: () => shown.current?.text() ?? '',
    holdControl: (isHeld) => shown.current?.holdControl(isHeld),
    isControlHeld,
  };
  return { place, keyboard };
}
