import { printable } from './printable.ts';

/** Where a command writes. */
export interface Output {
  readonly isTerminal: boolean;
  /** Undefined where lines may be of any length. */
  readonly columns: number | undefined;
  readonly hasColour: boolean;
  /** One line; control characters in it are taken out by whoever made it. Resolves when there is room for more. */
  line(text: string): Promise<void>;
  /** To standard error, for what is not the result. */
  note(text: string): void;
  json(value: unknown): Promise<void>;
  paint(colour: Colour, text: string): string;
}

export type Colour = 'green' | 'red' | 'yellow' | 'faint' | 'bold';

const codes: Readonly<Record<Colour, string>> = {
  green: '32',
  red: '31',
  yellow: '33',
  faint: '2',
  bold: '1',
};

export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, written?: () => void): boolean;
}

export interface OutputOptions {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** https://no-color.org: any value but the empty one. */
  readonly noColour: string | undefined;
}

export function createOutput({ stdout, stderr, noColour }: OutputOptions): Output {
  const isTerminal = stdout.isTTY === true;
  const hasColour = isTerminal && !noColour;
  const write = (text: string) => new Promise<void>((resolve) => void stdout.write(text, () => resolve()));
  return {
    isTerminal,
    columns: isTerminal ? stdout.columns : undefined,
    hasColour,
    line: (text) => write(`${text}\n`),
    note: (text) => void stderr.write(`${text.split('\n').map(printable).join('\n')}\n`),
    json: (value) => write(`${JSON.stringify(value, null, 2)}\n`),
    paint: (colour, text) => (hasColour && text ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text),
  };
}
