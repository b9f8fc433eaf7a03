import type { Translate } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import type { Formats } from '../../../ui/format/use-format.ts';
import { containersApi } from '../live.ts';
import { followTerminal, type FollowedTerminal } from './follow-terminal.ts';
import { openScreen, type TerminalScreen } from './terminal-screen.ts';
import type { terminalText } from './terminal-text.ts';
import type { ScreenOptions } from './use-terminal-screen.ts';

/** What the page says and wants at the moment. */
export interface Surroundings extends ScreenOptions {
  readonly isLight: boolean;
  readonly text: Translate<typeof terminalText>;
  readonly format: Formats;
}

/** A terminal on its way to the screen, and then on it. */
export interface ShownTerminal extends Disposable {
  setTheme(isLight: boolean): void;
  type(text: string): void;
  paste(text: string): void;
  text(): string;
  holdControl(isHeld: boolean): void;
}

export function showTerminal(
  element: HTMLElement,
  surroundings: () => Surroundings,
  onControl: (isHeld: boolean) => void,
): ShownTerminal {
  return new Shown(element, surroundings, onControl);
}

class Shown implements ShownTerminal {
  readonly #stop = new AbortController();
  readonly #surroundings: () => Surroundings;
  readonly #onControl: (isHeld: boolean) => void;
  #screen: TerminalScreen | undefined;
  #followed: FollowedTerminal | undefined;
  #isControlHeld = false;

  constructor(element: HTMLElement, surroundings: () => Surroundings, onControl: (isHeld: boolean) => void) {
    this.#surroundings = surroundings;
    this.#onControl = onControl;
    // Keys typed into the terminal are the program's: Escape must not close the drawer, nor a letter run a shortcut.
    const keep = (event: KeyboardEvent) => event.stopPropagation();
    element.addEventListener('keydown', keep, { signal: this.#stop.signal });
    void this.#open(element);
  }

  setTheme(isLight: boolean): void {
    this.#screen?.setTheme(isLight);
  }

  type(text: string): void {
    this.#followed?.send(text);
    this.#screen?.focus();
  }

  paste(text: string): void {
    this.#screen?.paste(text);
    this.#screen?.focus();
  }

  text(): string {
    return this.#screen?.text() ?? '';
  }

  holdControl(isHeld: boolean): void {
    this.#isControlHeld = isHeld;
    this.#onControl(isHeld);
    this.#screen?.focus();
  }

  [Symbol.dispose](): void {
    this.#stop.abort();
    this.#screen?.[Symbol.dispose]();
  }

  async #open(element: HTMLElement): Promise<void> {
    const screen = await openScreen(element, this.#surroundings().isLight, {
      onText: (typed) => this.#onText(typed),
      onBytes: (base64) => this.#followed?.send(base64, 'base64'),
      onLink: (address) => void openLink(address, this.#surroundings().text),
      onLeave: () => this.#surroundings().onLeave(),
    });
    const { signal } = this.#stop;
    if (signal.aborted) return screen[Symbol.dispose]();
    this.#screen = screen;
    this.#followed = this.#follow(screen);
    const observer = new ResizeObserver(() => this.#followed?.fit());
    observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
    screen.focus();
  }

  #follow(screen: TerminalScreen): FollowedTerminal {
    const { terminal, isNew, onState } = this.#surroundings();
    const params = { terminal: terminal.id };
    return followTerminal({
      isNew,
      onState,
      signal: this.#stop.signal,
      screen: {
        write: (bytes, done) => screen.write(bytes, done),
        resize: (size) => screen.resize(size),
        room: () => screen.room(),
        skip: (bytes) => screen.write(`\u001B[0m\r\n[${this.#skipped(bytes)}]\r\n`),
      },
      open: (query, signal) =>
        containersApi.attachTerminal({ params, query: { ...query, acknowledge: 'true' } }, { signal }),
    });
  }

  /** What the screen itself answers to old output is dropped. */
  #onText(typed: string): void {
    if (this.#followed?.isReplaying) return;
    this.#followed?.send(this.#isControlHeld ? withControl(typed) : typed);
    if (this.#isControlHeld) this.holdControl(false);
  }

  #skipped(bytes: number): string {
    const { text, format } = this.#surroundings();
    return text('skipped', { size: format.bytes(bytes) });
  }
}

function withControl(typed: string): string {
  const isControllable = /^[a-z@[\]\\^_]$/i.test(typed);
  return isControllable ? String.fromCharCode(typed.toUpperCase().charCodeAt(0) & 0x1f) : typed;
}

/** What a program prints is untrusted: its links say one thing and may lead to another. */
async function openLink(address: string, text: Surroundings['text']): Promise<void> {
  const agreed = await askConfirm({ title: text('openLink', { address }), action: text('openLinkAction') });
  if (agreed) globalThis.open(address, '_blank', 'noopener,noreferrer');
}
