import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import type { TerminalSize } from '#contracts/containers/terminal.ts';
import { copyText } from '../../../ui/use-copy.ts';
import { screenTheme } from './screen-theme.ts';
import { adoptingStyles, allowStylesOfSpans } from './strict-styles.ts';

export interface ScreenEvents {
  readonly onText: (text: string) => void;
  readonly onBytes: (base64: string) => void;
  /** Somebody pressed a link that the program printed; only http and https get here. */
  readonly onLink: (address: string) => void;
  /** Shift+Escape: leave the terminal with the keyboard. */
  readonly onLeave: () => void;
}

/** The screen and keyboard of a terminal, drawn into one element. */
export interface TerminalScreen extends Disposable {
  write(bytes: Uint8Array | string, done?: () => void): void;
  resize(size: TerminalSize): void;
  /** What the element has room for; undefined while it is not laid out. */
  room(): TerminalSize | undefined;
  setTheme(isLight: boolean): void;
  focus(): void;
  paste(text: string): void;
  /** What is selected, else everything. */
  text(): string;
}

const fontFamily = "'JetBrains Mono Variable', ui-monospace, monospace";
const fontSize = 13;

export async function openScreen(
  element: HTMLElement,
  isLight: boolean,
  events: ScreenEvents,
): Promise<TerminalScreen> {
  // Measured with the fallback font, every column would be off.
  await document.fonts.load(`${fontSize}px ${fontFamily}`).catch(() => []);
  const terminal = new Terminal({
    theme: screenTheme(isLight),
    fontFamily,
    fontSize,
    lineHeight: 1.15,
    scrollback: 10_000,
    minimumContrastRatio: 4.5,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    macOptionIsMeta: true,
    linkHandler: {
      activate: (_event, address) => {
        if (/^https?:\/\//i.test(address)) events.onLink(address);
      },
    },
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  allowStylesOfSpans();
  adoptingStyles(document, () => terminal.open(element));
  terminal.onData(events.onText);
  terminal.onBinary((bytes) => events.onBytes(btoa(bytes)));
  terminal.attachCustomKeyEventHandler((event) => handleKey(event, terminal, events));
  return {
    write: (bytes, done) => terminal.write(bytes, done),
    resize: ({ columns, rows }) => terminal.resize(columns, rows),
    room() {
      const room = fit.proposeDimensions();
      return room && room.cols >= 2 && room.rows >= 1 ? { columns: room.cols, rows: room.rows } : undefined;
    },
    setTheme(light) {
      terminal.options.theme = screenTheme(light);
    },
    focus: () => terminal.focus(),
    paste: (text) => terminal.paste(text),
    text: () => selectedOrAll(terminal),
    [Symbol.dispose]: () => terminal.dispose(),
  };
}

/** False keeps the key from the program. Ctrl+C copies while something is selected; Ctrl+Shift+V is left to the browser, which pastes. */
function handleKey(event: KeyboardEvent, terminal: Terminal, events: ScreenEvents): boolean {
  if (event.type !== 'keydown') return true;
  const key = event.key.toLowerCase();
  if (event.shiftKey && key === 'escape') {
    event.preventDefault();
    events.onLeave();
    return false;
  }
  if (!event.ctrlKey || event.altKey || event.metaKey) return true;
  if (key === 'v' && event.shiftKey) return false;
  if (key !== 'c' || !terminal.hasSelection()) return !(key === 'c' && event.shiftKey);
  event.preventDefault();
  void copyText(terminal.getSelection()).then((isCopied) => isCopied && terminal.clearSelection());
  return false;
}

function selectedOrAll(terminal: Terminal): string {
  if (terminal.hasSelection()) return terminal.getSelection();
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, index) => buffer.getLine(index));
  return lines
    .map((line) => `${line?.isWrapped ? '' : '\n'}${line?.translateToString(true) ?? ''}`)
    .join('')
    .trim();
}
